package app

import (
	"math"

	"zhenyu"
	"zhenyu/engine/access"
	"zhenyu/engine/street"
	"zhenyu/standards"
)

// usualLimit is how far is looked at least where nobody says how far.
var usualLimit = street.Seconds(1800)

// doubt is what is not known better of those who walk: the speeds behind the distances of GB 50180
// and of routing engines, and the median difference between linking to nodes and to edges.
func (s *accessStudy) doubt() access.Doubt {
	p := s.Network.Profile()
	return access.Doubt{Kmh: p.Kmh, Slow: p.Kmh * 3.2 / 4.5, Fast: p.Kmh * 5.1 / 4.5, Stub: street.Seconds(19), Complete: s.complete}
}

// UsualMinutes is the rule where nobody gives one: a quarter of an hour, or the whole minutes of a shorter limit.
func UsualMinutes(limit street.Time) []int {
	const usual = 15
	if limit == 0 || limit >= street.Seconds(60*usual) {
		return []int{usual}
	}
	if whole := int(limit / street.Seconds(60)); whole > 0 {
		return []int{whole}
	}
	return nil
}

// look settles how far is looked: as asked, or where nothing is asked (0) as far as the rules and their bounds need. A
// limit shorter than a rule would make a share of it that is not its share, and is an error of kind Invalid.
func (s *accessStudy) look(asked street.Time) error {
	s.looked = asked
	switch {
	case asked == 0 && s.inMetres():
		s.looked = street.Seconds(ClassMetres[len(ClassMetres)-1])
	case asked == 0:
		s.looked = usualLimit
	}
	for _, rule := range s.Rules {
		if asked == 0 && s.inMetres() {
			s.looked = max(s.looked, rule.Within)
		} else if asked == 0 {
			s.looked = max(s.looked, s.doubt().Reach(rule.Within))
		} else if rule.Within > asked {
			return problem(zhenyu.Invalid, "limit_short", float64(asked)/10, rule.ID, float64(rule.Within)/10)
		}
	}
	return nil
}

// lookAsFar looks as far as facilities are counted: what is counted is found, and a limit that is given holds for both.
func (s *accessStudy) lookAsFar(asked street.Time, minutes []int) error {
	if len(minutes) == 0 {
		return nil
	}
	last := street.Seconds(60 * minutes[len(minutes)-1])
	if asked != 0 && last > asked {
		return problem(zhenyu.Invalid, "cutoff_beyond", minutes[len(minutes)-1], float64(asked)/10)
	}
	s.looked = max(s.looked, last)
	return nil
}

// judge gives the verdict of a rule for the people of a tally, where there are so many facilities. Where there is none no
// share is given: that nobody reaches one is no finding.
func (s *accessStudy) judge(rule access.Rule, standard standards.Rule, tally access.Tally, facilities int) AccessRule {
	people, within := tally.People(), tally.Within(rule.Within)
	out := AccessRule{
		ID: rule.ID, Name: standard.Zh, Category: s.Categories[rule.Category].Name, Profile: s.Network.Profile().Name,
		People: people.Count(), Within: within.Count(),
		Without: (people - within).Count(), Median: seconds(tally.Quantile(0.5)), P90: seconds(tally.Quantile(0.9)),
		Gini: number(tally.Gini()), Palma: number(tally.Palma()), Duty: duty(standard), Mode: string(standard.Mode), Zone: standard.Zone,
		Source: standard.Source, Mark: string(standard.Mark), Verified: standard.Mark.Verified(),
	}
	if out.NoneKnown = facilities == 0; !out.NoneKnown {
		interval := s.interval(rule, tally)
		out.Share, out.Low, out.High = number(interval.Middle), number(interval.Low), number(interval.High)
	}
	if s.inMetres() {
		out.Metres, out.Classes = float64(rule.Within)/10, classes(tally, ClassMetres, 1)
	} else {
		out.Seconds, out.Classes = float64(rule.Within)/10, classes(tally, ClassMinutes, 60)
	}
	return out
}

// interval is a share with its bounds, as far as they are known.
func (s *accessStudy) interval(rule access.Rule, tally access.Tally) access.Interval {
	doubt := s.doubt()
	interval := tally.Interval(rule.Within, doubt)
	switch {
	case s.inMetres() && s.complete < 1: // the way is as long for the slow as for the quick
		interval.Low, interval.High = interval.Middle, interval.Middle+(1-interval.Middle)*(1-s.complete)
	case s.inMetres():
		interval.Low, interval.High = math.NaN(), math.NaN()
	case interval.Middle < 1 && s.looked < doubt.Reach(rule.Within): // quick walkers come from farther than was looked
		interval.High = math.NaN()
	}
	return interval
}

func duty(r standards.Rule) string {
	switch {
	case r.ID == "":
		return ""
	case r.Must:
		return "must"
	}
	return "as needed"
}
