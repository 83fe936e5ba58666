package github_test

import (
	"testing"

	"github.com/stackdex/stackdex/crawler/source/github"
	"github.com/stackdex/stackdex/crawler/source/sourcetest"
)

func TestHostile(t *testing.T) {
	sourcetest.CheckHostile(t, github.New(), "https://github.com/django/django", 20)
}
