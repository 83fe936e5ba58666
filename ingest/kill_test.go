package ingest_test

func victim() bool { return false }
