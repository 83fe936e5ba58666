// Package source is what a site must provide to be crawled: which URLs it
// claims, what facts its pages state and which links lead on. Sources read
// pages through their outline and never see markup; names of classes and ids
// play no part in it.
//
//   - source.go: the contract of a source ([Source], [Page], [Extraction])
//   - parse.go: from bytes to an outline
//   - left.go: what of a page was not read, and panics on what it holds
//
// What a source is given is an outline; package outline tells what can be asked of it, and
// package metadata what pages state for machines. Below them, of which none imports this one:
//
//   - internal/walk: goes over the DOM and writes the blocks of an outline
//   - internal/markup: a DOM of bytes; internal/element, internal/css: what names of elements and styles mean
//   - internal/inline, internal/icon: whether inline elements are one text, and what icons say;
//     internal/disclosure: what a press opens
//   - internal/dom: neighbours, texts and attributes of nodes
//   - internal/joint: whether texts read on; internal/labeltext: labels, values and controls
//   - internal/chrome: whether the words of a text are those of the site
package source
