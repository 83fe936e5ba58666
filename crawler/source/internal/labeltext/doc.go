// Package labeltext judges short texts that stand beside others: labels and their values, heads
// of columns, alternates of images, and what controls say.
package labeltext
