package gazetteer_test

import (
	"fmt"

	"zhenyu/engine/gazetteer"
)

// A common village name means one place in the context of a visit, and many without it.
func ExampleGazetteer_Resolve() {
	g, err := gazetteer.Open()
	if err != nil {
		fmt.Println(err)
		return
	}
	town := g.Find(nil, "万祥镇")
	village, _ := g.Resolve("新建村", town)
	fmt.Println(g.Code(village), g.Name(village))

	village, candidates := g.Resolve("新建村", nil)
	fmt.Println(village == gazetteer.None, len(candidates))
	// Output:
	// 310115143205 新建村村委会
	// true 301
}

// The leftmost longest names of a text, without those that may be ordinary words.
func ExampleGazetteer_Scan() {
	g, err := gazetteer.Open()
	if err != nil {
		fmt.Println(err)
		return
	}
	text := "到泥城镇外灶村调研，随后前往浦东新区万祥镇。"
	end := 0
	g.Scan(text, func(m gazetteer.Match) bool {
		if m.Start >= end && !m.Levels.OnlyBare() {
			end = m.End
			fmt.Println(text[m.Start:m.End], m.Levels.Has(gazetteer.Village))
		}
		return true
	})
	// Output:
	// 泥城镇 false
	// 外灶村 true
	// 浦东新区 false
	// 万祥镇 false
}
