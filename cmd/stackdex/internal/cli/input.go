package cli

import (
	"context"
	"io"
)

// input returns standard input, which a command reads once. A read that waits for a
// person or another program ends with the command: its error is that of the context.
func (a *app) input() io.Reader {
	if info, err := a.in.Stat(); err == nil && info.Mode().IsRegular() {
		return a.in // all is there
	}
	r, w := io.Pipe()
	// Nothing calls off a read that waits for a terminal: this one ends with the process.
	go func() {
		_, err := io.Copy(w, a.in)
		_ = w.CloseWithError(err)
	}()
	context.AfterFunc(a.ctx, func() { _ = w.CloseWithError(a.ctx.Err()) })
	return r
}
