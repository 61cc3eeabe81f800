package sample

import "zhenyu/engine/geo"

// The plan, in metres east and north of 鹭汀社区. Places that the sample's gazetteer has lie where
// it has them.

// corners are where the streets of the core begin and end.
var corners = map[string]geo.XY{
	"west": {X: -680, Y: 60}, "northwest": {X: -620, Y: 480}, "north": {X: 20, Y: 540}, "northeast": {X: 430, Y: 480},
	"east": {X: 590, Y: 190}, "bridge": {X: 640, Y: -30}, "southeast": {X: 520, Y: -330}, "south": {X: 30, Y: -262},
	"southwest": {X: -600, Y: -300}, "centre": {X: 0, Y: 20},
}

// frame are the streets that the core's quarters lie between.
var frame = []struct {
	from, to, highway, name string
}{
	{"west", "centre", "primary", "鹭汀大街"},
	{"centre", "bridge", "primary", "鹭汀大街"},
	{"north", "centre", "tertiary", "文昌路"},
	{"centre", "south", "tertiary", "文昌路"},
	{"west", "northwest", "tertiary", "环镇西路"},
	{"northwest", "north", "tertiary", "环镇北路"},
	{"north", "northeast", "tertiary", "环镇北路"},
	{"northeast", "east", "tertiary", "滨江路"},
	{"east", "bridge", "tertiary", "滨江路"},
	{"bridge", "southeast", "tertiary", "滨江路"},
	{"southeast", "south", "tertiary", "环镇南路"},
	{"south", "southwest", "tertiary", "环镇南路"},
	{"southwest", "west", "tertiary", "环镇西路"},
}

// quarters are the parts of the core, counterclockwise.
var quarters = [][]string{
	{"west", "centre", "north", "northwest"},
	{"centre", "bridge", "east", "northeast", "north"},
	{"southwest", "south", "centre", "west"},
	{"south", "southeast", "bridge", "centre"},
}

// laneNames are given to the streets that divide the quarters, in the order in which they are drawn.
var laneNames = []string{
	"鹭鸣路", "听荷路", "渡口街", "学府路", "莲塘路", "青圩路", "粮站路", "桥头街", "菱湖路", "晴川路",
	"蒲草巷", "槐花巷", "竹器巷", "米市巷", "船篷巷", "豆腐巷", "油坊巷", "井台巷", "银鱼巷", "柳荫巷",
}

// use is what a block of the core becomes when it is no houses.
type use struct {
	kind    string
	name    string
	at      geo.XY  // the block with this place in it
	largest float64 // square metres: the block is divided until it is no larger
}

var uses = []use{
	{kind: "park", name: "鹭汀公园", at: geo.XY{X: -250, Y: 400}, largest: 34000},
	{kind: "middle school", name: "鹭汀中学", at: geo.XY{X: -420, Y: -170}, largest: 34000},
	{kind: "primary school", name: "鹭汀镇中心小学", at: geo.XY{X: 210, Y: 300}, largest: 20000},
	{kind: "health", name: "鹭汀镇卫生院", at: geo.XY{X: -223, Y: 277}, largest: 16000},
	{kind: "government", name: "鹭汀镇人民政府", at: geo.XY{X: -80, Y: 120}, largest: 12000},
	{kind: "kindergarten", name: "鹭汀镇中心幼儿园", at: geo.XY{X: -330, Y: 130}, largest: 9000},
	{kind: "kindergarten", name: "渡口幼儿园", at: geo.XY{X: 300, Y: -160}, largest: 9000},
	{kind: "market", name: "鹭汀农贸市场", at: geo.XY{X: 130, Y: -70}, largest: 9000},
	{kind: "home", name: "鹭汀镇敬老院", at: geo.XY{X: -500, Y: 330}, largest: 12000},
	{kind: "bus station", name: "鹭汀客运站", at: geo.XY{X: -560, Y: -20}, largest: 12000},
	{kind: "square", name: "文昌广场", at: geo.XY{X: 60, Y: 110}, largest: 8000},
}

// oldTown is where houses stand wall to wall along lanes; elsewhere blocks are walled compounds of
// slabs.
func oldTown(p geo.XY) bool { return p.X > 120 || p.X > -120 && p.Y < -60 }

// river is the middle of the river from the north-east down, with its width at each place.
var river = []struct {
	at    geo.XY
	width float64
}{
	{geo.XY{X: 3060, Y: 1500}, 70},
	{geo.XY{X: 2500, Y: 1180}, 75},
	{geo.XY{X: 2000, Y: 820}, 80},
	{geo.XY{X: 1593, Y: 560}, 80},
	{geo.XY{X: 1050, Y: 330}, 85},
	{geo.XY{X: 850, Y: 130}, 85},
	{geo.XY{X: 805, Y: -50}, 80},
	{geo.XY{X: 750, Y: -300}, 85},
	{geo.XY{X: 690, Y: -600}, 90},
	{geo.XY{X: 640, Y: -900}, 95},
	{geo.XY{X: 650, Y: -1386}, 100},
	{geo.XY{X: 560, Y: -1960}, 110},
}

// road is a street outside the core: its places, or the names of corners it begins or ends at.
type road struct {
	from, to string // corners or ends of earlier roads, "" for none
	through  []geo.XY
	end      string // a name for the last node
	tags     []string
}

var roads = []road{
	{through: []geo.XY{{X: -1950, Y: 190}, {X: -1300, Y: 60}}, to: "west", tags: []string{"highway", "primary", "name", "云鹭公路", "ref", "X101"}},
	{from: "bridge", through: []geo.XY{{X: 738, Y: -42}}, end: "west head", tags: []string{"highway", "primary", "name", "云鹭公路", "ref", "X101"}},
	{from: "west head", through: []geo.XY{{X: 872, Y: -58}}, end: "east head", tags: []string{"highway", "primary", "name", "鹭汀大桥", "bridge", "yes", "layer", "1", "sidewalk", "both"}},
	{from: "east head", through: []geo.XY{{X: 1250, Y: -120}, {X: 1700, Y: -90}, {X: 2060, Y: -160}}, end: "heron", tags: []string{"highway", "primary", "name", "云鹭公路", "ref", "X101"}},
	{from: "heron", through: []geo.XY{{X: 2480, Y: -190}, {X: 3045, Y: -330}}, tags: []string{"highway", "primary", "name", "云鹭公路", "ref", "X101"}},
	{from: "northeast", through: []geo.XY{{X: 680, Y: 700}, {X: 980, Y: 790}, {X: 1120, Y: 830}}, end: "fork", tags: []string{"highway", "secondary", "name", "鹭汊路"}},
	{from: "fork", through: []geo.XY{{X: 1250, Y: 990}, {X: 1302, Y: 1175}, {X: 1330, Y: 1480}}, tags: []string{"highway", "tertiary", "name", "烘干中心路"}},
	{from: "east head", through: []geo.XY{{X: 848, Y: -300}, {X: 790, Y: -600}, {X: 740, Y: -900}, {X: 800, Y: -1060}}, end: "reed", tags: []string{"highway", "tertiary", "name", "芦影圩堤路"}},
	{from: "reed", through: []geo.XY{{X: 752, Y: -1250}, {X: 738, Y: -1386}}, tags: []string{"highway", "unclassified", "name", "芦影圩堤路"}},
	{from: "south", through: []geo.XY{{X: 0, Y: -370}, {X: -45, Y: -420}}, tags: []string{"highway", "service", "name", ""}},
	{from: "southeast", through: []geo.XY{{X: 480, Y: -640}, {X: 520, Y: -1130}, {X: 470, Y: -1500}}, tags: []string{"highway", "track", "tracktype", "grade2"}},
}

// village is a settlement along a main lane.
type village struct {
	name      string
	committee string
	at        geo.XY // the gazetteer's place
	from, to  geo.XY // the main lane
	joins     string // the end of a road that its lane begins at
	lanes     int    // on each side
	shops     []string
}

var villages = []village{
	{
		name: "鹭汊村", committee: "鹭汊村村民委员会", at: geo.XY{X: 1321, Y: 842}, from: geo.XY{X: 1120, Y: 830}, to: geo.XY{X: 1560, Y: 790}, joins: "fork", lanes: 6,
		shops: []string{"clinic", "shop", "old room", "books", "fitness", "stop", "toilet", "waste"},
	},
	{
		name: "白鹭圩村", committee: "白鹭圩村村民委员会", at: geo.XY{X: 2312, Y: -288}, from: geo.XY{X: 2060, Y: -160}, to: geo.XY{X: 2560, Y: -420}, joins: "heron", lanes: 7,
		shops: []string{"clinic", "shop", "shop", "old room", "books", "fitness", "stop", "toilet", "waste", "kindergarten", "farm shop", "parcel"},
	},
	{
		name: "芦影村", committee: "芦影村村民委员会", at: geo.XY{X: 991, Y: -1131}, from: geo.XY{X: 800, Y: -1060}, to: geo.XY{X: 1230, Y: -1240}, joins: "reed", lanes: 6,
		shops: []string{"shop", "old room", "fitness", "waste"},
	},
}

// paths are for walkers, drawn last between what is nearest to their ends.
var paths = []struct {
	through []geo.XY
	tags    []string
}{
	{[]geo.XY{{X: 1540, Y: 780}, {X: 1570, Y: 690}, {X: 1576, Y: 626}}, []string{"highway", "footway"}},
	{[]geo.XY{{X: 1576, Y: 626}, {X: 1610, Y: 494}}, []string{"highway", "footway", "name", "鹭汊闸桥", "bridge", "yes", "layer", "1"}},
	{[]geo.XY{{X: 1610, Y: 494}, {X: 1700, Y: 330}, {X: 1830, Y: 120}, {X: 1900, Y: -110}}, []string{"highway", "path", "surface", "compacted"}},
}

// land names fields by the place in them.
var land = []struct {
	at   geo.XY
	tags []string
}{
	{geo.XY{X: 2613, Y: -30}, []string{"landuse", "farmland", "crop", "rice", "name", "白鹭圩高标准农田"}},
	{geo.XY{X: 1923, Y: -400}, []string{"landuse", "farmland", "name", "稻鹭家庭农场"}},
	{geo.XY{X: 1302, Y: 1300}, []string{"landuse", "farmyard", "name", "鹭汊村烘干中心"}},
}

var canals = [][]geo.XY{
	{{X: 905, Y: -560}, {X: 1300, Y: -590}, {X: 1800, Y: -640}, {X: 2400, Y: -620}, {X: 3000, Y: -680}},
}
