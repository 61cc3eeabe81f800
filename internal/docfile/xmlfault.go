package docfile

import (
	"encoding/xml"
	"errors"
	"strings"

	"zhenyu/internal/lang"
)

// xmlFaults are the words for what the decoder reports, by how its own words begin.
var xmlFaults = []struct{ begins, key string }{
	{"unexpected EOF", "xml_cut_off"},
	{"invalid character entity", "xml_entity"},
	{"element ", "xml_crossed"}, // <a> closed by </b>
	{"unexpected end element", "xml_crossed"},
	{"invalid UTF-8", "xml_character"},
	{"illegal character code", "xml_character"},
}

// xmlFault says what is wrong with a part of a docx, and in which of its lines.
func xmlFault(err error) lang.Message {
	var fault *xml.SyntaxError
	if !errors.As(err, &fault) {
		return lang.Message{Key: "xml_cut_off"} // io.EOF and the like
	}
	key := "xml_syntax"
	for _, f := range xmlFaults {
		if strings.HasPrefix(fault.Msg, f.begins) {
			key = f.key
			break
		}
	}
	return lang.Message{Key: "xml_line", Args: []any{fault.Line, lang.Message{Key: key}}}
}
