package fetch_test

import (
	"encoding/binary"
	"io"
	"net"
	"testing"

	"golang.org/x/net/dns/dnsmessage"
)

// lyingNameServer returns a connection to a name server that knows one
// address for every name: 127.0.0.1.
func lyingNameServer(t *testing.T) net.Conn {
	client, server := net.Pipe()
	t.Cleanup(func() { server.Close(); client.Close() })
	go func() {
		for { // DNS over a stream: two bytes of length before each message
			var size [2]byte
			if _, err := io.ReadFull(server, size[:]); err != nil {
				return
			}
			query := make([]byte, binary.BigEndian.Uint16(size[:]))
			if _, err := io.ReadFull(server, query); err != nil {
				return
			}
			answer, err := answerLoopback(query)
			if err != nil {
				return
			}
			binary.BigEndian.PutUint16(size[:], uint16(len(answer)))
			if _, err := server.Write(append(size[:], answer...)); err != nil {
				return
			}
		}
	}()
	return client
}

func answerLoopback(query []byte) ([]byte, error) {
	var p dnsmessage.Parser
	head, err := p.Start(query)
	if err != nil {
		return nil, err
	}
	q, err := p.Question()
	if err != nil {
		return nil, err
	}
	b := dnsmessage.NewBuilder(nil, dnsmessage.Header{ID: head.ID, Response: true, RecursionAvailable: true})
	if err := b.StartQuestions(); err != nil {
		return nil, err
	}
	if err := b.Question(q); err != nil {
		return nil, err
	}
	if err := b.StartAnswers(); err != nil {
		return nil, err
	}
	if q.Type == dnsmessage.TypeA {
		header := dnsmessage.ResourceHeader{Name: q.Name, Class: dnsmessage.ClassINET, TTL: 1}
		if err := b.AResource(header, dnsmessage.AResource{A: [4]byte{127, 0, 0, 1}}); err != nil {
			return nil, err
		}
	}
	return b.Finish()
}
