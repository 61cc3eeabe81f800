package cli

// sitingCmd says where to add.
type sitingCmd struct {
	Run   sitingRunCmd   `cmd:"" help:"help_siting_run"`
	Solve sitingSolveCmd `cmd:"" help:"help_siting_solve"`
}
