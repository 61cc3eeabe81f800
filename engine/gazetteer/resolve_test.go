package gazetteer

import (
	"slices"
	"testing"
)

func TestResolve(t *testing.T) {
	t.Parallel()
	g := openCountry(t)
	for _, c := range []struct {
		name    string
		context []int64
		want    int64
	}{
		{"新建村", []int64{310115000000, 310115143000}, 310115143205},
		{"新建村", []int64{310115143000}, 310115143205},
		{"新建村委会", []int64{310115143000}, 310115143205},
		{"外灶村", []int64{310115000000}, 310115142207},
		{"浦东", []int64{310115143000}, 310115000000},
		{"浦东新区", nil, 310115000000},
		{"泥城", []int64{310115000000}, 310115140000},
		{"泥城镇", []int64{310115000000}, 310115140000},
		{"吉林", nil, 220000000000},
		{"吉林市", nil, 220200000000},
		{"东莞市", nil, 441900000000},
		{"长阳县", nil, 420528000000},
		{"长阳", []int64{420500000000}, 420528000000},
		{"延边州", nil, 222400000000},
	} {
		var context []ID
		for _, code := range c.context {
			context = append(context, g.ByCode(code))
		}
		id, left := g.Resolve(c.name, context)
		if id == None || g.Code(id) != c.want || left != nil {
			t.Errorf("Resolve(%s, %v) = %d and %d candidates, want %012d", c.name, c.context, id, len(left), c.want)
		}
	}
}

// TestResolveAmbiguous: without a context a common name stays open and lists who has it.
func TestResolveAmbiguous(t *testing.T) {
	t.Parallel()
	g := openCountry(t)
	id, left := g.Resolve("新建村", nil)
	if id != None || len(left) < 172 || len(left) != len(g.Find(nil, "新建村")) {
		t.Errorf("Resolve(新建村) = %d with %d candidates", id, len(left))
	}
	if !slices.IsSortedFunc(left, func(a, b ID) int { return int(g.Code(a) - g.Code(b)) }) {
		t.Error("candidates are not by code")
	}
	if !slices.Contains(left, g.ByCode(310115143205)) {
		t.Error("310115143205 is not among them")
	}
	id, left = g.Resolve("新建村", []ID{None, g.ByCode(310000000000)})
	for _, c := range left {
		if g.Code(c)/1e10 != 31 {
			t.Errorf("%012d is left in the context of Shanghai", g.Code(c))
		}
	}
	if id != None || len(left) < 2 {
		t.Errorf("in Shanghai: %d with %d candidates", id, len(left))
	}
	for _, name := range []string{"下塘村", "城关镇"} { // 下塘村委会 is 下塘村 as much as 下塘村 is
		if id, left := g.Resolve(name, nil); id != None || len(left) < 2 {
			t.Errorf("Resolve(%s) = %d with %d candidates", name, id, len(left))
		}
	}
	if id, left := g.Resolve("盐田镇", nil); id != None || len(left) != 0 {
		t.Errorf("盐田镇 is %d, %v: the only one is 盐田畲族乡", id, left)
	}
	if id, left := g.Resolve("没有这个地方", nil); id != None || len(left) != 0 {
		t.Errorf("unknown name: %d, %v", id, left)
	}
}
