package app

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"zhenyu/engine/han"
)

const (
	titleRunes    = 80 // how much of a line is a title
	headlineRunes = 40 // what is longer is no headline but a paragraph, whose first sentence is the title
	titleLetters  = 4  // what has fewer is a caption or a button
)

// title gives the first headline or sentence of a text; the file's name where there is none.
func title(r *Report) string {
	for line := range strings.Lines(r.Repaired()) {
		line = strings.TrimSpace(tags.ReplaceAllString(line, ""))
		if !isFurniture(han.Simplify(line)) {
			return cut(firstSentence(line), titleRunes)
		}
	}
	return cut(r.ID, titleRunes)
}

func firstSentence(line string) string {
	if utf8.RuneCountInString(line) <= headlineRunes {
		return line
	}
	if at := strings.IndexAny(line, "。!?！？"); at > 0 {
		return line[:at]
	}
	return line
}

// tags are what is left of a page's markup.
var tags = regexp.MustCompile(`<[^<>]*>|<!--|-->|&[a-z]+;`)

// furniture is what pages put above a report, in simplified characters.
var furniture = []*regexp.Regexp{
	regexp.MustCompile(`(?:您|你)?(?:现在|当前|目前|所在)的?(?:位置|栏目)|(?:[>›»→].*){2}|首页\s*[>›»→/|]`), // where one is in the site
	regexp.MustCompile(`^[\s\[【(（]*(?:信息)?(?:发布|更新|发表|发文|成文|来源|稿源|作者|撰稿|供稿|(?:责任)?编辑|责编|审核|校对|监制|字号|字体|点击|浏览|阅读|访问|日期|时间|索引号|文号|热门|标签|关键[字词]|分享|打印|上一篇|下一篇)[^,，。:：]{0,6}[:：]`),
	regexp.MustCompile(`^(?:点击|浏览|阅读|访问)(?:量|次数|数)|^(?:字号|字体|打印|分享|收藏|关闭)`),
	regexp.MustCompile(`^\S{1,10}[〔\[(（]\d{4}[〕\])）]\s*第?\d+号$`), // the number of an official paper
	regexp.MustCompile(`[{};]\s*$|^(?:var|function)\s|^https?://`),
}

// byline names who wrote, photographed or sent a report, and says nothing else.
var byline = regexp.MustCompile(`^[^,，。]{0,24}(?:记者|通讯员|报道|摄影|供图|文/图|图/文)[^,，。]{0,24}$|^[^,，。]{2,24}(?:摄|报)$`)

// byliner is a sign by which a byline differs from a headline about reporters.
var byliner = regexp.MustCompile(`^[□■●▲◎◆☐\s]|^[(（【\[]|(?:记者|通讯员)[\s:：]|全媒体|本报|本网|本台|特约|(?:报道|摄|摄影|供图)$`)

// isFurniture tells whether a line, in simplified characters, is no headline and no sentence.
func isFurniture(line string) bool {
	letters := 0
	for _, r := range moment.ReplaceAllString(line, "") {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	if letters < titleLetters {
		return true
	}
	for _, f := range furniture {
		if f.MatchString(line) {
			return true
		}
	}
	return byline.MatchString(line) && byliner.MatchString(line)
}

// moment is a date or a time of day, however it is written.
var moment = regexp.MustCompile(`\d+\s*[年月日号时点分秒]|星期[一二三四五六日天]|周[一二三四五六日]|[〇零一二三四五六七八九十]+[年月日]|[上下]午`)
