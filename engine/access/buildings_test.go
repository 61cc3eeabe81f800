package access

import "testing"

func TestResidential(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		tags map[string]string
		want bool
	}{
		{map[string]string{"building": "yes"}, true},
		{map[string]string{"building": "yes", "amenity": "school"}, false},
		{map[string]string{"building": "yes", "shop": "supermarket"}, false},
		{map[string]string{"building": "yes", "shop": "no"}, true},
		{map[string]string{"building": "yes", "shop": "bakery", "building:flats": "8"}, true},
		{map[string]string{"building": "apartments", "shop": "bakery"}, true},
		{map[string]string{"building": "house", "abandoned": "yes"}, false},
		{map[string]string{"building": "yes", "disused": "yes"}, false},
		{map[string]string{"building": "school"}, false},
	} {
		tag := func(key string) string { return c.tags[key] }
		if got := residential(tag, func() bool { return false }); got != c.want {
			t.Errorf("%v: got %t", c.tags, got)
		}
		says := c.tags["building"] != "yes" || c.tags["building:flats"] != ""
		if got := residential(tag, func() bool { return true }); got != (c.want && says) {
			t.Errorf("%v on grounds of work: got %t", c.tags, got)
		}
	}
}
