package cli

import (
	"errors"
	"io/fs"
	"net"
	"reflect"
	"slices"
	"syscall"

	"zhenyu/engine/gazetteer"
	"zhenyu/engine/osm"
	"zhenyu/engine/raster"
	"zhenyu/engine/siting/format"
	"zhenyu/engine/street"
	"zhenyu/engine/table"
	"zhenyu/internal/app"
	"zhenyu/internal/part"
)

// extractFaults are the kinds of faults of an OpenStreetMap extract, with the message of each.
var extractFaults = []struct {
	kind error
	key  string
}{
	{osm.ErrTruncated, "fault_osm_truncated"},
	{osm.ErrMalformed, "fault_osm_malformed"},
	{osm.ErrTooLarge, "fault_osm_large"},
	{osm.ErrUnsupported, "fault_osm_unsupported"},
	{osm.ErrOrder, "fault_osm_order"},
}

// explainFault says in the language of the call what an engine found wrong with a file, with the engine's own words for
// who must find the place. It is "" for an error of no engine.
func (c *Console) explainFault(err error) string {
	if e, ok := errors.AsType[*osm.FormatError](err); ok {
		for _, f := range extractFaults {
			if errors.Is(e.Kind, f.kind) {
				return c.inFile("extract", c.T(f.key)+c.T("in_brackets", e.Error()))
			}
		}
	}
	if e, ok := errors.AsType[*street.FileError](err); ok {
		return c.inFile("network", c.T("fault_network")+c.T("in_brackets", e.Error()))
	}
	if e, ok := errors.AsType[*raster.FormatError](err); ok {
		return c.inFile("relief", c.T("fault_raster")+c.T("in_brackets", e.Error()))
	}
	if e, ok := errors.AsType[*street.FeatureError](err); ok {
		return c.inFile("nodes", c.T("fault_feature", e.Feature, e.Line, e.Column, e.Why))
	}
	if e, ok := errors.AsType[*street.PieceError](err); ok {
		return c.T("fault_piece", e.Piece+1, e.Why)
	}
	if e, ok := errors.AsType[*format.ParseError](err); ok {
		return c.inFile("file", c.T("fault_parse", e.Line, e.Column, e.Reason))
	}
	if e, ok := errors.AsType[*table.Error](err); ok {
		return c.inFile(e.Table, c.explainTable(e))
	}
	if e, ok := errors.AsType[*gazetteer.OwnError](err); ok {
		return c.inFile("names", c.explainOwn(e))
	}
	if e, ok := errors.AsType[*part.ManifestError](err); ok {
		return c.T("fault_in", e.Path, e.Detail)
	}
	return ""
}

// inFile puts the name of the file in front that the call gave as an argument or flag, where it gave one: engines read
// bytes and do not know it.
func (c *Console) inFile(name, text string) string {
	if c.command == nil {
		return text
	}
	values := slices.Clone(c.command.Positional)
	for _, f := range c.command.Flags {
		values = append(values, f.Value)
	}
	for _, v := range values {
		if v.Name == name && v.Target.Kind() == reflect.String && v.Target.String() != "" {
			return c.T("fault_in", v.Target.String(), text)
		}
	}
	return text
}

// explainSystem says what the system refused, where a person can do something about it.
func (c *Console) explainSystem(err error) string {
	if e, ok := errors.AsType[*net.OpError](err); ok && errors.Is(err, syscall.EADDRINUSE) {
		return c.T("error_address_used", e.Addr)
	}
	e, ok := errors.AsType[*fs.PathError](err)
	switch {
	case ok && errors.Is(e, syscall.ENOSPC):
		return c.T("error_no_space", e.Path)
	case ok && errors.Is(e, syscall.EISDIR):
		return c.T("error_is_folder", e.Path)
	case ok && errors.Is(e, syscall.ENOTDIR):
		return c.T("error_not_folder", e.Path)
	case ok && errors.Is(e, syscall.EROFS):
		return c.T("error_read_only", e.Path)
	case ok && e.Op == "mkdir" && errors.Is(e, fs.ErrNotExist):
		return c.T("error_no_mkdir", e.Path)
	case ok && e.Op == inFolder:
		return c.T("error_no_folder", e.Path)
	}
	return ""
}

func (c *Console) explainTable(e *table.Error) string {
	name := c.Of("table_of", e.Table)
	if e.Column == 0 {
		return c.T("fault_table", name, e.Line, app.TableFault(e))
	}
	return c.T("fault_table_column", name, e.Line, e.Column, app.TableFault(e))
}

func (c *Console) explainOwn(e *gazetteer.OwnError) string {
	var args []any
	if e.Value != "" {
		args = []any{e.Value}
	}
	why := c.Of("own_fault", string(e.Fault), args...)
	if e.Column == "" {
		return c.T("fault_own", e.Line, why)
	}
	return c.T("fault_own_column", e.Line, e.Column, why)
}
