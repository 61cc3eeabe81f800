package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"

	"zhenyu"
	"zhenyu/internal/app"
)

// backupCmd writes the record to a file.
type backupCmd struct {
	recordFlags
	File    string `arg:"" help:"help_backup_file"`
	Replace bool   `help:"help_backup_replace"`
}

// Run backs up.
func (cmd *backupCmd) Run(ctx context.Context, c *Console) error {
	err := cmd.with(ctx, c, "", func(r *app.Record) error { return ofTarget(cmd.File, r.Backup(ctx, me, cmd.File, cmd.Replace)) })
	if err != nil {
		return err
	}
	info, err := os.Stat(cmd.File)
	if err == nil {
		fmt.Fprintln(c.Stdout, c.T("backup_done", cmd.File, float64(info.Size())/1e6))
	}
	return err
}

// restoreCmd puts a backup in the place of the record.
type restoreCmd struct {
	recordFlags
	File string `arg:"" help:"help_restore_file"`
}

// Run restores.
func (cmd *restoreCmd) Run(ctx context.Context, c *Console) error {
	done, err := app.RestoreRecord(ctx, me, cmd.Database, cmd.Files, cmd.File)
	if err != nil {
		return err
	}
	fmt.Fprintln(c.Stdout, c.T("restore_done", done.Head.Seq, done.Head.At.String()))
	if done.Kept != "" {
		fmt.Fprintln(c.Stdout, c.T("restore_kept", done.Kept))
	}
	return nil
}

// auditCmd checks and exports the audit log.
type auditCmd struct {
	Verify auditVerifyCmd `cmd:"" help:"help_audit_verify"`
	Export auditExportCmd `cmd:"" help:"help_audit_export"`
}

// auditVerifyCmd checks the audit log.
type auditVerifyCmd struct {
	recordFlags
	Head string `help:"help_audit_head_in" placeholder:"FILE"`
	Log  string `help:"help_audit_log" placeholder:"FILE"`
	Rows bool   `help:"help_audit_rows"`
}

// Run checks, and names each fault.
func (cmd *auditVerifyCmd) Run(ctx context.Context, c *Console) error {
	v, err := cmd.verify(ctx, c)
	if err != nil {
		return err
	}
	for _, f := range v.Faults {
		switch f.What {
		case "row":
			fmt.Fprintln(c.Stdout, c.T("audit_row", f.Row))
			continue
		case "file":
			fmt.Fprintln(c.Stdout, c.T("audit_file", f.Row))
			continue
		}
		seq := strconv.FormatInt(f.Seq, 10)
		if f.Last > 0 {
			seq += "–" + strconv.FormatInt(f.Last, 10)
		}
		if f.Line > 0 {
			fmt.Fprintln(c.Stdout, c.T("audit_fault_line", seq, c.Of("fault", f.What), f.Line))
			continue
		}
		fmt.Fprintln(c.Stdout, c.T("audit_fault", seq, c.Of("fault", f.What)))
	}
	if len(v.Faults) > 0 {
		return &brokenLogError{len(v.Faults)}
	}
	if v.First > 1 {
		fmt.Fprintln(c.Stdout, c.T("audit_whole_from", v.Events, v.Head.Hash.String(), v.First))
		return nil
	}
	fmt.Fprintln(c.Stdout, c.T("audit_whole", v.Events, v.Head.Hash.String()))
	return nil
}

func (cmd *auditVerifyCmd) verify(ctx context.Context, c *Console) (v *app.Verified, err error) {
	kept, err := cmd.kept(c)
	if err != nil {
		return nil, err
	}
	if cmd.Log != "" {
		f, err := os.Open(cmd.Log)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		return app.VerifyExport(f, kept)
	}
	err = cmd.with(ctx, c, "", func(r *app.Record) error {
		if v, err = r.Verify(ctx, me, kept); err != nil || !cmd.Rows || len(v.Faults) > 0 {
			return err
		}
		v.Faults, err = r.VerifyRows(ctx, me)
		return err
	})
	return v, err
}

// kept reads the head that was exported before, nil for none.
func (cmd *auditVerifyCmd) kept(c *Console) (*zhenyu.Head, error) {
	if cmd.Head == "" {
		return nil, nil
	}
	text, err := os.ReadFile(cmd.Head)
	if err != nil {
		return nil, err
	}
	head, err := app.ReadHead(text)
	if err != nil {
		return nil, &usageError{errors.New(c.T("usage_head", cmd.Head))}
	}
	return head, nil
}

// brokenLogError says that the audit log is not what was written; each fault was named on stdout.
type brokenLogError struct{ faults int }

func (e *brokenLogError) Error() string { return "the audit log is not whole" }

// auditExportCmd exports the audit log, or only its head.
type auditExportCmd struct {
	recordFlags
	File string `arg:"" help:"help_audit_file"`
	From int64  `help:"help_audit_from" default:"1" placeholder:"SEQ"`
	Head bool   `help:"help_audit_head"`
}

// Run exports.
func (cmd *auditExportCmd) Run(ctx context.Context, c *Console) error {
	return cmd.with(ctx, c, "", func(r *app.Record) error {
		head, err := r.Head(ctx, me)
		if err != nil {
			return err
		}
		write := func(w io.Writer) error {
			if cmd.Head {
				return json.NewEncoder(w).Encode(head)
			}
			_, err := r.ExportAudit(ctx, me, cmd.From, w)
			return err
		}
		if cmd.File == "-" {
			return write(c.Stdout)
		}
		if err := toFile(cmd.File, write); err != nil {
			return err
		}
		fmt.Fprintln(c.Stdout, c.T("audit_exported", cmd.File, head.Seq))
		return nil
	})
}

// areasLoadCmd takes a district's areas from the gazetteer.
type areasLoadCmd struct {
	recordFlags
	Code  string `arg:"" help:"help_areas_code"`
	Names string `help:"help_names" placeholder:"CSV"`
}

// Run loads.
func (cmd *areasLoadCmd) Run(ctx context.Context, c *Console) error {
	return cmd.withNew(ctx, c, cmd.Names, func(r *app.Record) error {
		done, err := r.LoadAreas(ctx, me, cmd.Code)
		if err == nil {
			fmt.Fprintln(c.Stdout, c.T("areas_loaded", done.Added, done.Placed))
		}
		return err
	})
}

// areasChangeCmd changes areas by a file.
type areasChangeCmd struct {
	recordFlags
	File string `arg:"" help:"help_areas_change_file"`
}

// Run changes.
func (cmd *areasChangeCmd) Run(ctx context.Context, c *Console) error {
	f, err := os.Open(cmd.File)
	if err != nil {
		return err
	}
	defer f.Close()
	return cmd.with(ctx, c, "", func(r *app.Record) error {
		n, err := r.ChangeAreas(ctx, me, f)
		if err == nil {
			fmt.Fprintln(c.Stdout, c.T("areas_changed", n))
		}
		return err
	})
}
