package walk_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestSlots reads what stands in a custom element where its shadow shows it.
func TestSlots(t *testing.T) {
	const card = `<template shadowrootmode=open><h3><slot name=n>Nameless</slot></h3><p><slot></slot></p></template>`
	for _, c := range []struct {
		name, page string
		want       []string
	}{
		{"a heading", `<x-card>` + card + `<span slot=n>Quarry</span>Reads forms.</x-card><x-card>` + card + `Reads <b>pages</b>.<SPAN SLOT=n>Marl</SPAN></x-card>`,
			[]string{"h3: Quarry", "paragraph: Reads forms.", "h3: Marl", "paragraph: Reads pages."}},
		{"nothing for a slot", `<x-card>` + card + `Reads forms.</x-card>`, []string{"h3: Nameless", "paragraph: Reads forms."}},
		{"a count", `<x-row><template shadowrootmode=open><b><slot name=v></slot></b> <slot></slot></template><i slot=v>12</i>Stable</x-row>`, []string{"paragraph: 12 Stable"}},
		{"one in the other", `<x-box><template shadowrootmode=open><x-card>` + card + `<slot name=title slot=n></slot><slot></slot></x-card></template><b slot=title>Quarry</b>Reads forms.</x-box>`,
			[]string{"h3: Quarry", "paragraph: Reads forms."}},
		{"no slots", `<x-card><template shadowrootmode=open><p>Reads forms.</p></template></x-card>`, []string{"paragraph: Reads forms."}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, view(parse(t, c.page))); diff != "" {
				t.Errorf("blocks of %s (-want +got):\n%s", c.page, diff)
			}
		})
	}
}

// TestSlotsInSlots bounds what stands in the slots of many elements, each in the other.
func TestSlotsInSlots(t *testing.T) {
	const head, foot = `<x-a><template shadowrootmode=open><div>`, `<slot></slot></div></template><slot></slot></x-a>`
	page := strings.Repeat(head, 100) + strings.Repeat(foot, 100) + strings.Repeat("<p>x</p>", 10_000)
	if got := len(view(parse(t, page))); got != 10_000 {
		t.Errorf("%d blocks, want 10000", got)
	}
}
