package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"time"
)

type group struct {
	title string
	cases []testCase
}

// groups returns all cases. Known values are the published optima, and what other solvers proved
// on the plane instances of seed 1.
func groups(shared string) []group {
	data := filepath.Join(shared, "data")
	return []group{
		{"p-median, OR-Library pmed", medians(data, "pmed", "pmedian", optima(data))},
		{"Maximal covering on the plane", planes()},
		{"Set covering on the plane", covers()},
		{"p-center, OR-Library pmed", medians(data, "center", "pcenter", map[int]int64{1: 127, 6: 84, 10: 20, 11: 59, 20: 13})},
		{"Capacitated p-median, OR-Library pmedcap", capacitated(data)},
		{"Fair coverage on the plane", []testCase{fair(30), fair(10)}},
	}
}

func medians(data, name, problem string, known map[int]int64) []testCase {
	var list []testCase
	for k := 1; k <= 40; k++ {
		if k == 22 { // the copy at hand is a duplicate of 21
			continue
		}
		list = append(list, testCase{
			Name: fmt.Sprintf("%s%d", name, k), File: filepath.Join(data, "pmed", fmt.Sprintf("pmed%d.txt", k)),
			Problem: problem, Limit: 60 * time.Second, Known: known[k], NoPeers: k > 10 || problem == "pcenter",
		})
	}
	return list
}

func optima(data string) map[int]int64 {
	known := map[int]int64{}
	f, err := os.Open(filepath.Join(data, "pmed", "pmedopt.txt"))
	if err != nil {
		return known
	}
	defer f.Close()
	for s := bufio.NewScanner(f); s.Scan(); {
		var k int
		var value int64
		if n, _ := fmt.Sscanf(s.Text(), "pmed%d %d", &k, &value); n == 2 {
			known[k] = value
		}
	}
	return known
}

func planes() []testCase {
	known := map[string]int64{
		"50x1000 p5": 6178, "50x1000 p10": 9651, "50x1000 p30": 13421,
		"100x10000 p5": 59463, "100x10000 p10": 102137, "100x10000 p30": 181231,
		"100x100000 p5": 584072, "100x100000 p10": 1029756, "100x100000 p30": 1793743,
		"300x100000 p5": 618701, "300x100000 p10": 1099559, "300x100000 p30": 1899326,
		"1000x1000000 p5": 6355611, "1000x1000000 p10": 11386056,
	}
	var list []testCase
	for _, size := range [][2]int{{50, 1000}, {100, 10000}, {100, 100000}, {300, 100000}, {1000, 1000000}} {
		for seed := 1; seed <= 3; seed++ {
			for _, p := range []int{5, 10, 30} {
				name := fmt.Sprintf("%dx%d p%d", size[0], size[1], p)
				c := plane(size[0], size[1], seed, 0)
				c.Name, c.Problem, c.P, c.Limit = fmt.Sprintf("mclp %s seed %d", name, seed), "mclp", p, time.Minute
				if seed == 1 {
					c.Known = known[name]
				}
				c.NoPeers = size[0] == 1000
				if size[0] == 1000 && p == 30 {
					if seed > 1 {
						continue
					}
					c.Limit = 10 * time.Second
					list = append(list, c)
					c.Limit = 30 * time.Second
				}
				list = append(list, c)
			}
		}
	}
	return list
}

func plane(sites, demand, seed, villages int) testCase {
	c := testCase{File: fmt.Sprintf("plane-%dx%d-s%d-v%d.txt", sites, demand, seed, villages)}
	c.Make = []string{"--sites", strconv.Itoa(sites), "--demand", strconv.Itoa(demand), "--seed", strconv.Itoa(seed)}
	if villages > 0 {
		c.Make = append(c.Make, "--villages", strconv.Itoa(villages))
	}
	return c
}

func covers() []testCase {
	var list []testCase
	for k, size := range [][2]int{{50, 1000}, {100, 10000}, {100, 100000}, {300, 100000}} {
		c := plane(size[0], size[1], 1, 0)
		c.Name, c.Problem, c.Limit = fmt.Sprintf("lscp %dx%d", size[0], size[1]), "lscp", time.Minute
		c.Known = []int64{39, 77, 82, 118}[k]
		list = append(list, c)
	}
	return list
}

func capacitated(data string) []testCase {
	known := []int64{713, 740, 751, 651, 664, 778, 787, 820, 715, 829, 1006, 966, 1026, 982, 1091, 954, 1034, 1043, 1031, 1005}
	var list []testCase
	for k, value := range known {
		list = append(list, testCase{
			Name: fmt.Sprintf("pmedcap %d", k+1), File: filepath.Join(data, "pmedcap.txt"), Problem: "cpmedian",
			Instance: k + 1, Limit: 60 * time.Second, Known: value, NoPeers: true,
		})
	}
	return list
}

func fair(p int) testCase {
	c := plane(100, 10000, 1, 50)
	c.Name, c.Problem, c.P, c.Limit = fmt.Sprintf("fair 100x10000 p%d", p), "fair", p, 30*time.Second
	return c
}
