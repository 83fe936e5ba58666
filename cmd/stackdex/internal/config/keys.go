package config

import (
	"fmt"
	"strings"

	"github.com/alecthomas/kong"
)

// Keys are secrets by name. Kong quotes what it cannot decode, so Decode never fails: what
// has no name is left to Validate, which shows no secret.
type Keys map[string]string

// Decode implements kong.MapperValue.
func (k *Keys) Decode(ctx *kong.DecodeContext) error {
	if *k == nil {
		*k = Keys{}
	}
	switch v := ctx.Scan.Pop().Value.(type) {
	case string:
		for _, pair := range kong.SplitEscaped(v, ',') {
			name, key, ok := strings.Cut(pair, "=")
			if !ok {
				name, key = "", pair
			}
			(*k)[name] = key
		}
	case map[string]any:
		for name, key := range v {
			(*k)[name] = fmt.Sprint(key)
		}
	default:
		(*k)[""] = ""
	}
	return nil
}
