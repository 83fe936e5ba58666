// Package icon tells from nodes and words what icons, badges and drawn figures say.
package icon
