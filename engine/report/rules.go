package report

import (
	"embed"
	"fmt"
	"path"
	"strings"
	"unicode/utf8"

	"zhenyu/engine/han"
)

// The rules are tables: a row has a class, the sense in which its words are of it, the words, and
// an example that a test reads. A new word of the genre is a word in a row; a new rule is a row.
//
//go:embed rules/*.tsv
var ruleFiles embed.FS

// rule is one row of a table.
type rule struct {
	table   string // file name without its ending
	class   string
	sense   string   // what the words of the row have in common, unique in its class
	words   []string // folded
	example string
}

// class is what a word of the rule tables is to the reader; a word may be of several.
type class uint64

const (
	goes        class = 1 << iota // what follows is a place: 来到
	looks                         // what follows may be a place: 查看
	studies                       // ends a list of places: 调研
	opensIn                       // 在
	tails                         // stands behind a list: 等地
	says                          // 强调
	asksOf                        // takes somebody, then what: 要求
	tells                         // reports: 表示
	nounAsk                       // holds an ask word, is none: 工作要求
	modal                         // 要
	never                         // 不能
	blocks                        // holds the characters of another word: 主要
	promises                      // 将会
	role                          // 书记
	withs                         // 会同
	companion                     // 陪同
	group                         // 一行
	pronoun                       // 他
	party                         // 调研组
	press                         // 记者
	joinOpen                      // opens for the next clause: 围绕
	joinResult                    // effect of the clause before: 确保
	joinOutcome                   // decided by its object: 推动
	joinAlone                     // stands alone: 提升
	adverb                        // 进一步
	verb                          // starts an ask: 抓好
	tasks                         // makes a task of what follows: 早日
	connects                      // 同时
	enumerates                    // 一是
	wide                          // 各部门
	local                         // 当地
)

var classNames = map[string]class{
	"go": goes, "look": looks, "study": studies, "in": opensIn, "tail": tails,
	"say": says, "ask": asksOf, "tell": tells, "noun": nounAsk,
	"modal": modal, "never": never, "word": blocks, "promise": promises,
	"role": role, "with": withs, "companion": companion, "group": group,
	"pronoun": pronoun, "party": party, "press": press,
	"open": joinOpen, "result": joinResult, "outcome": joinOutcome, "alone": joinAlone,
	"adverb": adverb, "verb": verb, "tasks": tasks, "conn": connects, "enum": enumerates,
	"wide": wide, "local": local,
}

// tables is everything the rule files say, in the forms that the passes look words up in.
type tables struct {
	rules    []rule
	parts    map[string][]string // parts that words are made of
	words    *trie               // class bits of words in running text
	kinds    *trie               // endings, reversed: index into kindList
	heads    *trie               // endings of somebody who can be asked, reversed: headBody, headPerson, headPlace
	orgs     *trie               // endings of bodies, reversed
	trades   *trie               // endings of short firm names, reversed
	describe *trie               // endings that describe premises, reversed
	unmet    *trie               // endings of public places, reversed
	generic  *trie               // bare nouns
	modifier *trie               // words before bare nouns
	topics   *trie               // endings of matters, reversed
	themes   *trie               // index into themeList plus one
	vague    *trie
	checks   *trie
	effects  *trie // endings of outcomes, reversed
	facts    *trie
	remarks  *trie // 1: seen, 2: heard
	phrases  *trie // endings of clauses without a task, reversed
	noise    *trie // heads of page furniture
	marks    *trie // page furniture anywhere in a line
	notVisit *trie // index into reasonList plus one
}

// weakTheme is added to the value of a theme word that says little.
const weakTheme = 100

const (
	headBody uint64 = 1 << iota
	headPerson
	headPlace
)

var (
	kindList   = []StopKind{Town, Village, Community, Park, Enterprise, Farm, Facility, OtherStop}
	themeList  = []Theme{Environment, Investment, Industry, Rural, Agriculture, Infrastructure, Livability, Safety, Governance, Digital}
	reasonList = []string{"advert", "notice", "speech", "fiction"}
)

// rulebook is built once, when the program starts to read.
var rulebook = mustTables()

func mustTables() *tables {
	rules, err := parseRules()
	if err != nil {
		panic(err) // the files are part of the program, and a test reads them
	}
	return build(rules)
}

// build makes the tables of some rules.
func build(rules []rule) *tables {
	t := &tables{rules: rules, parts: map[string][]string{}}
	for _, trie := range []**trie{
		&t.words, &t.kinds, &t.heads, &t.orgs, &t.trades, &t.describe, &t.unmet, &t.generic,
		&t.modifier, &t.topics, &t.themes, &t.vague, &t.checks, &t.effects, &t.facts, &t.remarks, &t.phrases, &t.noise, &t.marks, &t.notVisit,
	} {
		*trie = newTrie()
	}
	for _, r := range rules {
		for _, w := range r.words {
			t.add(r, w)
		}
	}
	t.compose()
	return t
}

// add files one word where its table's pass looks for it.
func (t *tables) add(r rule, word string) {
	switch r.table {
	case "places", "asking", "names", "times", "areas":
		// looked up by the passes themselves, see lists.go
	case "kinds":
		t.kinds.put(reversed(word), 1+uint64(indexOf(kindList, StopKind(r.class))))
	case "themes":
		v := 1 + uint64(indexOf(themeList, Theme(r.class)))
		if weak, ok := strings.CutPrefix(word, "~"); ok { // says little about the theme
			word, v = weak, v+weakTheme
		}
		t.themes.put(word, v)
	case "nouns":
		switch r.class {
		case "generic":
			t.generic.put(word, 1)
		case "modifier":
			t.modifier.put(word, 1)
		case "topic":
			t.topics.put(reversed(word), 1)
		}
	case "orgs":
		if r.class == "org" { // a body's name is also a place's
			t.kinds.put(reversed(word), 1+uint64(indexOf(kindList, Facility)))
		}
		into := map[string]*trie{"org": t.orgs, "trade": t.trades, "describe": t.describe, "unmet": t.unmet}[r.class]
		into.put(reversed(word), 1)
	case "noise":
		switch r.class {
		case "head":
			t.noise.put(word, 1)
		case "mark":
			t.marks.put(word, 1)
		case "spam": // looked for in each sentence
		default:
			t.notVisit.put(word, 1+uint64(indexOf(reasonList, r.sense)))
		}
	default:
		t.addWord(r, word)
	}
}

func (t *tables) addWord(r rule, word string) {
	switch r.class {
	case "body":
		t.heads.or(reversed(word), headBody)
	case "person":
		t.heads.or(reversed(word), headPerson)
	case "place":
		t.heads.or(reversed(word), headPlace)
	case "vague":
		t.vague.put(word, 1)
	case "check":
		t.checks.put(word, 1)
	case "np":
		t.phrases.put(reversed(word), 1)
	case seen:
		t.remarks.put(word, 1)
	case heard:
		t.remarks.put(word, 2)
	case "fact":
		t.facts.put(word, 1)
	case "effect":
		t.effects.put(reversed(word), 1)
	case "stem", "well", "move", "arrive":
		t.parts[r.class] = append(t.parts[r.class], word)
	default:
		if classNames[r.class] == role {
			t.heads.or(reversed(word), headPerson)
		}
		c, ok := classNames[r.class]
		if !ok {
			panic("report: rules/" + r.table + ".tsv has a row of the unknown class " + r.class)
		}
		t.words.or(word, uint64(c))
	}
}

// parseRules reads every table; an error names file and line.
func parseRules() ([]rule, error) {
	files, err := ruleFiles.ReadDir("rules")
	if err != nil {
		return nil, err
	}
	var all []rule
	for _, f := range files {
		data, err := ruleFiles.ReadFile(path.Join("rules", f.Name()))
		if err != nil {
			return nil, err
		}
		table := strings.TrimSuffix(f.Name(), ".tsv")
		for n, line := range strings.Split(string(data), "\n") {
			if line == "" || line[0] == '#' {
				continue
			}
			cells := strings.Split(line, "\t")
			if len(cells) != 4 || !utf8.ValidString(line) {
				return nil, fmt.Errorf("report: rules/%s line %d: want class, sense, words, example parted by tabs", f.Name(), n+1)
			}
			all = append(all, rule{table: table, class: cells[0], sense: cells[1], words: strings.Fields(han.Fold(cells[2])), example: cells[3]})
		}
	}
	return all, nil
}

func indexOf[T comparable](list []T, x T) int {
	for i, y := range list {
		if x == y {
			return i
		}
	}
	panic(fmt.Sprintf("report: %v is not in %v", x, list))
}

func reversed(s string) string {
	runes := []rune(s)
	for i, j := 0, len(runes)-1; i < j; i, j = i+1, j-1 {
		runes[i], runes[j] = runes[j], runes[i]
	}
	return string(runes)
}
