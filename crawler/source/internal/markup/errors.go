package markup

import "errors"

// ErrUnreadable means that a page cannot be parsed within the limits.
var ErrUnreadable = errors.New("unreadable page")
