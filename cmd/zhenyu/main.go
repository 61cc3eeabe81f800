// Command zhenyu is the whole program: one file that reads, tracks, measures and plans.
package main

func main() {}
