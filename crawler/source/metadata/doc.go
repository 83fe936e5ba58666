// Package metadata is what a page states for machines: its title, meta elements and JSON-LD.
package metadata
