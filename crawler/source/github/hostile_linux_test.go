package github_test

import (
	"testing"

	"github.com/stackdex/stackdex/crawler/source/conformance"
	"github.com/stackdex/stackdex/crawler/source/github"
)

func TestHostile(t *testing.T) {
	conformance.Hostile(t, github.New(), "https://github.com/django/django", 20)
}
