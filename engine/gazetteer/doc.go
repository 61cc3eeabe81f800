// Package gazetteer knows the names of the country's provinces, cities, counties, towns and
// villages, the statistical codes they stand for, and where those names occur in a text.
//
// # Problem
//
// A visit report says 外灶村, 泥城 or 新建村. The statistical codes say 外灶村村委会, 泥城镇, and 172
// places called 新建村委会. A reader needs, for any name, every place that it can be; for a place,
// what lies around it; and for a text, all names in one pass.
//
// # Data
//
// The country's table is the National Bureau of Statistics' list of statistical division codes as of
// 2023-06-30: 31 provinces, 342 cities, 2,978 counties, 41,352 towns, 620,573 villages and
// residents' committees. Taiwan, Hong Kong and Macau are not in that list below the province, so
// they are not in the table. The urban-rural class code (城乡分类) is not in the source that the
// table is made from, and so not here. The four fillers 市辖区, 县, 省直辖县级行政区划 and
// 自治区直辖县级行政区划 are places, so that the tree is whole, but nobody can find them by name.
//
// # Model
//
// A name is a stem and an ending: 外灶+村村委会, 泥城+镇, 浦东+新区. The rules (rules.go) say for
// every level which endings the data uses and which others mean the same, so 外灶村,
// 外灶村委会 and 外灶村村民委员会 are one place without being stored. A name that keeps its type word
// is typed; a stem alone, where the rule allows it (泥城, 浦东), is bare, and may as well be an
// ordinary word. A place has one name, and a few have a second one: 长阳 for 长阳土家族自治县.
//
// Stems are the keys of one trie whose nodes lie in level order, so the children of a node are
// neighbours and a node is twelve bytes. A node's postings are the places that have its stem.
// Places lie in level order too, by code within a level, so all that is inside one place is one
// range of ids per level.
//
// # Invariants
//
//   - ids are dense; a parent's id is smaller than its children's;
//   - a string has one NameID, whichever of the ways it can be cut into stem and ending apply;
//   - what Scan reports at an offset is what Find knows of the same bytes;
//   - nothing here changes after Open or With; reading allocates nothing.
//
// # What it does not do
//
// It does not fold traditional characters (but for what a person types into Seek), full width forms or
// typing errors, and it does not decide whether 建设 is a verb or a residents' committee: it offers the match and says that it is bare.
package gazetteer
