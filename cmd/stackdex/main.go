// Command stackdex keeps a searchable, cited index of what the web says about
// software frameworks and tools. `stackdex --help` teaches its use.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/cli"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	// A second signal ends the process at once: the first one restores the default.
	context.AfterFunc(ctx, stop)
	os.Exit(cli.Main(ctx, os.Args[1:], cli.Streams{In: os.Stdin, Out: os.Stdout, Err: os.Stderr}))
}
