package sample

import (
	"fmt"
	"math"
	"slices"

	"zhenyu/engine/geo"
)

// wares are the shops and services of the core: how many of each, and where: near a place, or
// spread over the fronts when it is nil.
var wares = []struct {
	tags  []string
	names []string
	at    *geo.XY
}{
	{[]string{"shop", "convenience"}, []string{"便民超市", "好邻居便利店", "十里便利店", "桥头便利店", "渡口小卖部", "学府便利店", "老街小卖部"}, nil},
	{[]string{"shop", "supermarket"}, []string{"鹭汀购物超市", "供销超市"}, nil},
	{[]string{"amenity", "pharmacy"}, []string{"仁和堂大药房", "惠民药店"}, nil},
	{[]string{"amenity", "bank"}, []string{"农村商业银行鹭汀支行", "邮储银行鹭汀支行"}, nil},
	{[]string{"amenity", "post_office"}, []string{"鹭汀邮政支局"}, nil},
	{[]string{"amenity", "restaurant"}, []string{"渡口饭店", "鹭江鱼馆", "老街面馆", "莲塘人家", "米市小厨"}, nil},
	{[]string{"amenity", "fast_food"}, []string{"早安包子铺", "豆浆油条", "米粉店"}, nil},
	{[]string{"shop", "hairdresser"}, []string{"新时代理发店", "丽人美发", "老街理发店"}, nil},
	{[]string{"shop", "laundry"}, []string{"洁净洗衣"}, nil},
	{[]string{"shop", "mobile_phone"}, []string{"通信营业厅"}, nil},
	{[]string{"craft", "electronics_repair"}, []string{"家电维修"}, nil},
	{[]string{"shop", "bicycle"}, []string{"电动车修理"}, nil},
	{[]string{"post_office", "post_partner"}, []string{"快递驿站"}, nil},
	{[]string{"shop", "greengrocer"}, []string{"鲜菜店"}, nil},
	{[]string{"office", "government"}, []string{"鹭汀社区居民委员会"}, &geo.XY{X: 0, Y: 0}},
	{[]string{"office", "government"}, []string{"鹭汀镇便民服务中心"}, &geo.XY{X: -60, Y: 40}},
	{[]string{"office", "government"}, []string{"鹭汀司法所"}, &geo.XY{X: -120, Y: 40}},
	{[]string{"amenity", "police"}, []string{"鹭汀派出所"}, &geo.XY{X: 90, Y: 10}},
	{[]string{"amenity", "social_facility", "social_facility", "day_care", "social_facility:for", "senior"}, []string{"鹭汀社区日间照料中心"}, &geo.XY{X: 240, Y: 60}},
	{[]string{"amenity", "community_centre", "community_centre:for", "senior"}, []string{"鹭汀社区老年活动室"}, &geo.XY{X: 260, Y: -60}},
	{[]string{"amenity", "community_centre"}, []string{"鹭汀镇文化活动中心"}, &geo.XY{X: 60, Y: 150}},
	{[]string{"amenity", "library"}, []string{"鹭汀镇图书馆分馆"}, &geo.XY{X: 70, Y: 170}},
	{[]string{"amenity", "restaurant"}, []string{"鹭汀社区食堂"}, &geo.XY{X: 230, Y: 80}},
	{[]string{"amenity", "childcare"}, []string{"小白鹭托育园"}, &geo.XY{X: 300, Y: 120}},
	{[]string{"amenity", "toilets", "access", "yes"}, []string{"", ""}, nil},
	{[]string{"amenity", "recycling"}, []string{""}, nil},
}

// stops are the bus stops, near their places.
var stops = []struct {
	name string
	at   geo.XY
}{
	{"鹭汀客运站", geo.XY{X: -560, Y: 40}},
	{"文昌路口", geo.XY{X: -60, Y: 20}},
	{"农贸市场", geo.XY{X: 190, Y: 10}},
	{"鹭汀大桥西", geo.XY{X: 600, Y: -20}},
	{"镇中心小学", geo.XY{X: 15, Y: 330}},
	{"鹭汀中学", geo.XY{X: -420, Y: -280}},
	{"大桥东", geo.XY{X: 960, Y: -80}},
	{"鹭汊路口", geo.XY{X: 700, Y: 705}},
}

// furnish puts the facilities where people find them.
func (t *town) furnish() {
	for _, w := range wares {
		for _, name := range w.names {
			p := geo.XY{X: t.between(-600, 600), Y: t.between(-280, 460)}
			if w.at != nil {
				p = *w.at
			}
			t.node(t.takeFront(p), append([]string{"name", name}, w.tags...)...)
		}
	}
	for _, s := range stops {
		t.stop(s.name, s.at)
	}
	t.riverside()
	for i := range villages {
		t.furnishVillage(&villages[i])
	}
	t.node(geo.XY{X: -49, Y: -425}, "man_made", "wastewater_plant", "name", "鹭汀镇污水处理站")
	t.node(geo.XY{X: 120, Y: -330}, "amenity", "waste_transfer_station", "name", "鹭汀垃圾转运站")
	t.node(geo.XY{X: -640, Y: 150}, "amenity", "fire_station", "name", "鹭汀镇专职消防站")
}

// takeFront returns the free front nearest to a place.
func (t *town) takeFront(p geo.XY) geo.XY {
	best, nearest := -1, math.Inf(1)
	for i, f := range t.fronts {
		if m := metres(p, f.at); !f.used && m < nearest {
			best, nearest = i, m
		}
	}
	if best < 0 {
		return p
	}
	t.fronts[best].used = true
	return t.fronts[best].at
}

// stop draws a stop as mappers do: a pole on either side of the road, and one platform.
func (t *town) stop(name string, near geo.XY) {
	l, foot := t.nearest(near, func(w int) bool {
		return slices.Contains([]string{"primary", "secondary", "tertiary"}, t.ways[w].get("highway")) && t.ways[w].get("bridge") == ""
	})
	along := unit(minus(t.at[l.b], t.at[l.a]))
	for _, side := range []float64{7, -7} {
		t.node(plus(foot, plus(times(left(along), side), times(along, side))), "highway", "bus_stop", "name", name)
	}
	a := plus(foot, plus(times(left(along), 9), times(along, 4)))
	t.way([]int{t.node(a), t.node(plus(a, times(along, 12)))}, "public_transport", "platform", "bus", "yes")
}

// riverside draws the strip of green along the river, which has no gates: its path leads in from
// the street at both ends.
func (t *town) riverside() {
	ring := []geo.XY{{X: 612, Y: 200}, {X: 660, Y: -10}, {X: 742, Y: -20}, {X: 748, Y: 40}, {X: 790, Y: 150}, {X: 860, Y: 250}, {X: 700, Y: 300}}
	t.ring(ring, "leisure", "park", "name", "滨江绿地")
	from, to := t.pathNode(geo.XY{X: 585, Y: 230}), t.pathNode(geo.XY{X: 648, Y: -36})
	path := append([]int{from}, t.curve([]geo.XY{{X: 690, Y: 240}, {X: 760, Y: 160}, {X: 718, Y: 30}}, 40)...)
	t.street(append(path, to), "highway", "footway", "name", "滨江步道")
}

// furnishVillage puts a village's facilities beside its main lane.
func (t *town) furnishVillage(v *village) {
	at := func(i int) geo.XY {
		return beside(v.from, v.to, 0.12+0.76*float64(i)/float64(len(v.shops)), 14*float64(1-2*(i%2)))
	}
	hall := rectangle(plus(v.at, geo.XY{X: 24, Y: 22}), minus(v.to, v.from), 22, 11)
	t.ring(hall, "building", "public", "building:levels", "2", "office", "government", "name", v.committee)
	t.node(v.at, "office", "government", "name", v.committee)
	t.node(plus(v.at, geo.XY{X: -30, Y: -20}), "place", "village", "name", v.name)
	for i, kind := range v.shops {
		texts := villageWares[kind]
		name := ""
		if texts[0] != "" {
			name = fmt.Sprintf(texts[0], v.name)
		}
		t.node(at(i), append([]string{"name", name}, texts[1:]...)...)
	}
}

// villageWares are the facilities of villages: how the name is made, and the tags.
var villageWares = map[string][]string{
	"clinic":       {"%s卫生室", "amenity", "doctors", "healthcare", "clinic"},
	"shop":         {"%s便民商店", "shop", "convenience"},
	"old room":     {"%s老年活动室", "amenity", "community_centre", "community_centre:for", "senior"},
	"books":        {"%s农家书屋", "amenity", "library"},
	"fitness":      {"", "leisure", "fitness_station"},
	"stop":         {"%s", "highway", "bus_stop"},
	"toilet":       {"", "amenity", "toilets", "access", "yes"},
	"waste":        {"", "amenity", "waste_disposal"},
	"kindergarten": {"%s幼儿园", "amenity", "kindergarten"},
	"farm shop":    {"%s农资店", "shop", "agrarian"},
	"parcel":       {"%s快递驿站", "post_office", "post_partner"},
}
