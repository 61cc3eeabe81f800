package cli

// accessCmd measures what people reach.
type accessCmd struct {
	Run     accessRunCmd     `cmd:"" help:"help_access_run"`
	Explain accessExplainCmd `cmd:"" help:"help_access_explain"`
	WhatIf  accessWhatIfCmd  `cmd:"" name:"whatif" help:"help_access_whatif"`
	Merge   accessMergeCmd   `cmd:"" help:"help_access_merge"`
}
