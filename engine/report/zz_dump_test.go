package report

import (
	"fmt"
	"os"
	"testing"

	"zhenyu/engine/gazetteer"
	"zhenyu/engine/repair"
)

func TestZZDump(t *testing.T) {
	f := os.Getenv("DUMP")
	if f == "" {
		t.Skip()
	}
	g, _ := gazetteer.Open()
	b, _ := os.ReadFile(f)
	p := lay(repair.Repair(string(b)).Repaired, g)
	c := p.findPeople()
	asks := p.findAsks(c)
	tr := p.walk(c, asks)
	for n, s := range p.sentences {
		fmt.Printf("[%d p%d noise=%v head=%v] ", n, s.paragraph, s.noise, s.heading)
		for _, cl := range s.clauses {
			for i := cl.start; i < cl.end; i++ {
				if m, ok := c.mention[i]; ok {
					fmt.Printf("{%s}", p.string(i, m.end))
					i = m.end - 1
					continue
				}
				if p.class[i] != 0 {
					fmt.Printf("<%s:%x>", p.string(i, int(p.wordEnd[i])), uint64(p.class[i]))
					i = int(p.wordEnd[i]) - 1
					continue
				}
				fmt.Print(string(p.runes[i]))
			}
			fmt.Print(string(cl.after), " ")
		}
		fmt.Println()
		for _, a := range asks {
			if a.sentence == n {
				fmt.Println("     ASK", p.string(a.text.start, a.text.end), "|", p.string(a.addressee.start, a.addressee.end), a.rule)
			}
		}
		for _, f := range tr.frames {
			if f.sentence == n {
				fmt.Print("     FRAME ")
				for _, i := range f.sites {
					fmt.Print(tr.stops[i].name, "(", tr.stops[i].within, ") ")
				}
				fmt.Println()
			}
		}
	}
	fmt.Println("towns", tr.towns)
}
