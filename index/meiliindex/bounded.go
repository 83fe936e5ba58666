package meiliindex

import (
	"fmt"
	"io"
	"net/http"
)

const maxBody = 256 << 20 // bytes of an answer

// bounded is a transport whose answers end with an error where they are too long,
// whoever reads them: the library reads all there is.
type bounded struct{ *http.Transport }

// RoundTrip implements http.RoundTripper.
func (b bounded) RoundTrip(r *http.Request) (*http.Response, error) {
	resp, err := b.Transport.RoundTrip(r)
	if err != nil {
		return nil, err
	}
	left := int64(maxBody) + 1 // what follows the last byte that may be is its end
	if resp.ContentLength > maxBody {
		left = 0
	}
	resp.Body = &boundedBody{resp.Body, left}
	return resp, nil
}

// boundedBody is an answer of which so many bytes are left to be read.
type boundedBody struct {
	io.ReadCloser
	left int64
}

// Read returns a finalError beyond the bound: a repetition would be as long.
func (b *boundedBody) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, &finalError{fmt.Errorf("the answer has more than %d bytes", maxBody)}
	}
	n, err := b.ReadCloser.Read(p[:min(int64(len(p)), b.left)])
	b.left -= int64(n)
	return n, err
}
