package httpapi_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"reflect"
	"slices"
	"sort"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"zhenyu/internal/app"
	"zhenyu/internal/store/storetest"
)

// description is what the fuzzing reads of openapi.json.
type description struct {
	Paths map[string]map[string]struct {
		Parameters []struct {
			Name, In string
			Schema   schema
		}
		RequestBody struct {
			Content map[string]struct{ Schema schema }
		}
		Responses map[string]struct {
			Content map[string]struct{ Schema schema }
		}
	}
	Components struct{ Schemas map[string]schema }
}

type schema struct {
	Ref        string `json:"$ref"`
	Type       any
	Enum       []any
	Properties map[string]schema
	Required   []string
	Items      *schema
}

// TestNoFaults calls every operation of the description with what fits it, nearly fits it, and does not: no answer may
// be a fault of the program, every answer is as described, and every error is a problem with a request id.
func TestNoFaults(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("openapi.json")
	if err != nil {
		t.Fatal(err)
	}
	var d description
	if err := json.Unmarshal(text, &d); err != nil {
		t.Fatal(err)
	}
	var operations []string
	for path, methods := range d.Paths {
		if path == "/api/layers/sample" { // takes nothing that could be foreign, and what follows would measure a whole town
			continue
		}
		for method := range methods {
			if !strings.HasSuffix(path, "/events") || path == "/api/events" { // a stream
				operations = append(operations, method+" "+path)
			}
		}
	}
	sort.Strings(operations)
	if len(operations) < 35 {
		t.Fatalf("%d operations", len(operations))
	}
	storetest.Each(t, func(t *testing.T, database string) {
		c := newServerOn(t, database)
		c.addLayer("extract", street(t, 0))
		state := c.upload(sampleReport(t, "01.txt"), sampleReport(t, "02.txt"))
		c.do(c.request(http.MethodPost, "/api/visits/"+itoa(int64(state.Results[0].Visit))+"/accept", map[string]any{"above": 0}), http.StatusOK)
		for _, path := range []string{"/api/search?q=%00", "/api/search?q=%FF", "/api/search?q=%FF%00&kind=site"} {
			c.get(path, http.StatusOK)
		}
		site := fetch[app.SiteList](c, http.MethodGet, "/api/sites", nil, http.StatusOK)
		if len(site.Sites) == 0 {
			t.Fatal("no site to name")
		}
		c.do(c.request(http.MethodPatch, "/api/sites/"+itoa(int64(site.Sites[0].ID)), map[string]any{"name": "a\x00b"}), http.StatusUnprocessableEntity)
		rapid.Check(t, func(rt *rapid.T) {
			for _, operation := range operations {
				d.try(rt, c, operation)
			}
		})
	})
}

// try calls one operation.
func (d *description) try(t *rapid.T, c *client, operation string) {
	method, path, _ := strings.Cut(operation, " ")
	op := d.Paths[path][method]
	var query []string
	for _, p := range op.Parameters {
		value := escape(fmt.Sprint(d.draw(t, p.Schema, p.Name, 0)))
		switch p.In {
		case "path":
			path = strings.Replace(path, "{"+p.Name+"}", value, 1)
		case "query":
			if rapid.Bool().Draw(t, "give "+p.Name) {
				query = append(query, p.Name+"="+value)
			}
		}
	}
	r := c.request(strings.ToUpper(method), path+"?"+strings.Join(query, "&"), nil)
	if body, ok := op.RequestBody.Content["application/json"]; ok {
		text, err := json.Marshal(d.draw(t, body.Schema, "body", 0))
		if err != nil {
			t.Fatal(err)
		}
		if rapid.IntRange(0, 9).Draw(t, "cut") == 0 {
			text = text[:len(text)/2]
		}
		r.Body = io.NopCloser(bytes.NewReader(text))
		r.Header.Set("Content-Type", "application/json")
	}
	res, err := c.http.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	answer, err := io.ReadAll(res.Body)
	if err != nil || res.StatusCode >= 500 {
		t.Fatalf("%s %s: %s: %s, %v", r.Method, r.URL, res.Status, answer, err)
	}
	if body, ok := op.Responses[fmt.Sprint(res.StatusCode)].Content["application/json"]; ok {
		var v any
		if err := json.Unmarshal(answer, &v); err != nil {
			t.Fatalf("%s %s: %v: %s", r.Method, r.URL, err, answer)
		}
		if err := d.fits(body.Schema, v, "answer"); err != nil {
			t.Fatalf("%s %s: %v: %s", r.Method, r.URL, err, answer)
		}
	}
	var p struct {
		RequestID string `json:"request_id"`
	}
	if res.StatusCode >= 400 && (json.Unmarshal(answer, &p) != nil || p.RequestID == "") {
		t.Fatalf("%s %s: %s: no problem: %s", r.Method, r.URL, res.Status, answer)
	}
}

// fits tells where a value is not what its schema says: of another type, or without a field that is required.
func (d *description) fits(s schema, v any, at string) error {
	if s.Ref != "" {
		s = d.Components.Schemas[strings.TrimPrefix(s.Ref, "#/components/schemas/")]
	}
	kind := map[reflect.Kind]string{reflect.Invalid: "null", reflect.Bool: "boolean", reflect.Float64: "number", reflect.String: "string", reflect.Slice: "array", reflect.Map: "object"}[reflect.ValueOf(v).Kind()]
	said := fmt.Sprint(s.Type)
	if s.Type != nil && !strings.Contains(strings.ReplaceAll(said, "integer", "number"), kind) {
		return fmt.Errorf("%s is %s, not %s", at, kind, said)
	}
	switch v := v.(type) {
	case []any:
		for i, each := range v {
			if err := d.fits(*s.Items, each, fmt.Sprintf("%s[%d]", at, i)); err != nil {
				return err
			}
		}
	case map[string]any:
		for _, key := range s.Required {
			if _, ok := v[key]; !ok {
				return fmt.Errorf("%s has no %s", at, key)
			}
		}
		for key, field := range s.Properties {
			if has, ok := v[key]; ok {
				if err := d.fits(field, has, at+"."+key); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func escape(s string) string {
	var b strings.Builder
	for _, c := range []byte(s) {
		fmt.Fprintf(&b, "%%%02X", c)
	}
	if b.Len() == 0 {
		return "0"
	}
	return b.String()
}

// draw draws a value for a schema: mostly one that fits.
func (d *description) draw(t *rapid.T, s schema, label string, depth int) any {
	if s.Ref != "" {
		s = d.Components.Schemas[strings.TrimPrefix(s.Ref, "#/components/schemas/")]
	}
	if rapid.IntRange(0, 30).Draw(t, label+" odd") == 0 {
		return rapid.SampledFrom([]any{nil, -1, "", "\x00", "💥", 1e300, []int{1}, map[string]int{"x": 1}, strings.Repeat("长", 3000), 1 << 62}).Draw(t, label)
	}
	if len(s.Enum) > 0 {
		return rapid.SampledFrom(s.Enum).Draw(t, label)
	}
	kind := fmt.Sprint(s.Type)
	switch {
	case strings.Contains(kind, "integer"):
		return rapid.OneOf(rapid.IntRange(0, 130), rapid.Int()).Draw(t, label)
	case strings.Contains(kind, "number"):
		return rapid.Float64Range(-1, 2).Draw(t, label)
	case strings.Contains(kind, "boolean"):
		return rapid.Bool().Draw(t, label)
	case strings.Contains(kind, "array"):
		var list []any
		for range rapid.IntRange(0, 3).Draw(t, label+" length") {
			list = append(list, d.draw(t, *s.Items, label, depth+1))
		}
		return list
	case strings.Contains(kind, "object"):
		return d.object(t, s, depth)
	}
	return rapid.OneOf(rapid.SampledFrom([]string{"2026-10-21", "2026-10", "20261021.7", "991", "鹭汀镇", "回收", "\"1\""}), rapid.String()).Draw(t, label)
}

func (d *description) object(t *rapid.T, s schema, depth int) any {
	object := map[string]any{}
	if depth > 4 {
		return object
	}
	keys := make([]string, 0, len(s.Properties))
	for key := range s.Properties {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	for _, key := range keys {
		if rapid.IntRange(0, 2).Draw(t, "give "+key) > 0 {
			object[key] = d.draw(t, s.Properties[key], key, depth+1)
		}
	}
	return object
}
