package report

// theme gives the theme of an ask by what it is about: the words of the theme table found in it
// vote with their length, and an earlier word counts a little more. Where nothing is found the
// theme is governance when the ask is about attitude, else the one that the report speaks of most.
func (p *passage) theme(s span) Theme {
	var votes [16]float64
	n := float64(s.end - s.start)
	for i := s.start; i < s.end; {
		end, v := rulebook.themes.longest(p.runes, i)
		if v == 0 || end > s.end {
			i++
			continue
		}
		early := 1.25 - 0.5*float64(i-s.start)/n
		w := float64(end - i)
		votes[v-1] += w * early
		i = end
	}
	best, score := -1, 0.0
	for i := range themeList {
		if votes[i] > score {
			best, score = i, votes[i]
		}
	}
	if best < 0 {
		return Governance
	}
	return themeList[best]
}
