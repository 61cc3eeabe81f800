package repair

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"io"
	"math"
	"strings"
	"sync"

	"zhenyu/engine/han"
)

//go:embed words.txt.gz
var wordData []byte

// wordTotal is the number of occurrences that the counts of the word list add up to.
const wordTotal = 6.0e7

// domain are words of the trade that a general word list has too low or not at all, and whose
// look-alikes are common words: 小区 loses to 校区, 整治 to 政治. Each counts as domainCount.
const (
	domainCount = 40000
	domain      = "小区 社区 园区 镇区 城区 老区 新区 片区 景区 街道 乡镇 村镇 镇域 县域 全省 全市 全县 全区 全镇 全村 我市 我县 我区 我镇 " +
		"整治 治理 排查 督查 督导 督办 巡查 检查 抽查 调研 考察 视察 走访 慰问 座谈 察看 查看 实地 现场 推进 推动 加快 落实 压实 " +
		"主管 分管 担当 责任 作为 干部 群众 书记 县委 区委 市委 省委 镇委 党委 党建 党员 支部 政协 人大 政府 常委 主任 局长 镇长 乡长 县长 区长 市长 省长 " +
		"规模 规模化 产业 企业 项目 建设 发展 高质量 农业 农村 农民 农户 养殖 种植 基地 合作社 示范 示范村 乡村 振兴 乡村振兴 " +
		"环境 人居 人居环境 污染 垃圾 污水 厕所 河道 河长 低洼 易涝 防汛 防洪 防火 防台 防范 应对 低温 雨雪 冰冻 凝冻 天气 森林 " +
		"安全 生产 安全生产 隐患 燃气 消防 事故 教训 形势 态势 高压 执法 知识 宣传 制度 管理 总量 潜力 实现 详细 了解 " +
		"招商 引资 营商 投资 经济 转型 升级 能级 配套 服务 生活圈 养老 医疗 教育 就业 住房 道路 交通 水利 电力 网络 数字 " +
		"所在 要求 强调 指出 希望 提升 提高 加强 完善 优化 打造 确保 进一步 一行 先后 来到 深入 情况 工作 问题 重点 任务"
)

// lexicon is a list of words with what each costs: the negative logarithm of how often it comes.
// A text costs the sum over its cheapest cut into words; the cheapest reading of a damaged phrase
// is taken. It is an open hash table by the word's runes, four of sixteen bits.
type lexicon struct {
	words []word
	pairs []uint64       // a bit by hash for each pair of characters that is in words
	chars [plane]float32 // a single character's cost
	seen  [plane]float32 // how often a character comes in all words
}

// word is an entry of the table. Two characters that only end longer words are one too.
type word struct {
	key    uint64
	cost   float32 // never where it is no word itself
	longer bool    // longer words end so
}

const (
	plane      = 1 << 16
	slotBits   = 19 // the table, by its logarithm
	bitBits    = 20
	never      = math.MaxFloat32
	unseenChar = 18.5 // a character that the list has not alone, dearer than the rarest that it has
)

var words = sync.OnceValue(func() *lexicon {
	l := &lexicon{words: make([]word, 1<<slotBits), pairs: make([]uint64, 1<<bitBits/64)}
	for i := range l.chars {
		l.chars[i] = unseenChar
	}
	for line := range strings.Lines(wordList()) {
		l.add(line)
	}
	for word := range strings.FieldsSeq(domain) {
		l.put(packed(han.Fold(word)), float32(math.Log(wordTotal/domainCount)))
	}
	return l
})

// wordList unpacks the embedded list. A broken one is a broken build.
func wordList() string {
	z, err := gzip.NewReader(bytes.NewReader(wordData))
	if err != nil {
		panic("repair: " + err.Error())
	}
	text, err := io.ReadAll(z)
	if err != nil {
		panic("repair: " + err.Error())
	}
	return string(text)
}

// add takes a line of the list: a word and twice the logarithm of its count.
func (l *lexicon) add(line string) {
	var key uint64
	double := 0
	for _, r := range line {
		switch {
		case isHan(r):
			key = key<<16 | uint64(han.FoldRune(r))
		case '0' <= r && r <= '9':
			double = 10*double + int(r-'0')
		}
	}
	l.put(key, logTotal-float32(double)/2)
	for count := counts[double&(len(counts)-1)]; key != 0; key >>= 16 {
		l.seen[key&0xFFFF] += count
	}
}

var logTotal = float32(math.Log(wordTotal))

// counts gives the count for twice its logarithm, as lines of the list have it.
var counts = func() (t [64]float32) {
	for i := range t {
		t[i] = float32(math.Exp(float64(i) / 2))
	}
	return t
}()

// put enters a word; the cheaper of two counts.
func (l *lexicon) put(key uint64, cost float32) {
	if key < plane {
		l.chars[key] = min(l.chars[key], cost)
		return
	}
	w := l.enter(key)
	w.cost = min(w.cost, cost)
	pair := key & (plane*plane - 1)
	if key != pair {
		l.enter(pair).longer = true
	}
	l.pairs[hash(pair, bitBits)/64] |= 1 << (hash(pair, bitBits) % 64)
}

// mayHave tells most pairs that are not in the table at the price of one bit: the table is too
// large for the processor's cache, the bits are not.
func (l *lexicon) mayHave(pair uint64) bool {
	h := hash(pair, bitBits)
	return l.pairs[h/64]>>(h%64)&1 != 0
}

func hash(key uint64, bits int) uint64 { return key * 0x9E3779B97F4A7C15 >> (64 - bits) }

// enter gives the place of a word, made where it was not there.
func (l *lexicon) enter(key uint64) *word {
	w := l.find(key)
	if w.key == 0 {
		*w = word{key: key, cost: never}
	}
	return w
}

// find gives the place where a word is, or would be.
func (l *lexicon) find(key uint64) *word {
	i := hash(key, slotBits)
	for l.words[i].key != 0 && l.words[i].key != key {
		i = (i + 1) & (1<<slotBits - 1)
	}
	return &l.words[i]
}

// price gives what the word costs, also for a place where there is none.
func (w *word) price() float32 {
	if w.key == 0 {
		return never
	}
	return w.cost
}

// packed gives the runes of a word in one number.
func packed(word string) uint64 {
	var key uint64
	for _, r := range word {
		key = key<<16 | uint64(r)
	}
	return key
}
