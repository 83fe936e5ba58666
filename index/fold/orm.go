package fold

import "strings"

// ormFamilies are object mappers, each with its names as the letters that fold
// leaves of them; those of a line belong together, so that one is no other beside it.
var ormFamilies = func() map[string]int {
	m := map[string]int{}
	for i, line := range []string{
		"django djangomodels djangobuiltin", "sqlalchemy sqlmodel", "tortoise", "peewee", "pony", "piccolo", "gino", "ormar", "mongoengine", "beanie", "pydal web2pydal",
		"activerecord", "sequel", "rom rubyobjectmapper", "eloquent", "doctrine doctrine2", "propel", "redbean redbeanphp", "cycle", "cakephp", "atk4data",
		"hibernate jpa eclipselink springdata springdatajpa jpahibernate hibernatejpa panache", "mybatis ibatis", "jooq", "ebean", "exposed", "ktorm", "room", "slick", "doobie", "quill",
		"entityframework entityframeworkcore efcore ef ef6 linqtoentities", "nhibernate fluentnhibernate", "dapper", "linq2db",
		"sequelize", "type typeormnestjs", "prisma", "mikro", "drizzle", "objection knex bookshelf lucid", "waterline", "mongoose", "kysely",
		"ecto", "ent", "g", "x", "bun gopg", "sqlboiler", "beego", "diesel", "sea", "sqlx", "fluent", "coredata", "realm", "granite", "jennifer", "avram", "crecto",
	} {
		for name := range strings.FieldsSeq(line) {
			m[name] = i + 1
		}
	}
	return m
}()

// ormIn is the family of a value that is the name of an object mapper with a remark
// at most, 0 if it is anything else.
func ormIn(value string) int {
	w := words(remark.ReplaceAllString(value, ""))
	whole := strings.Join(w, "")
	name := strings.TrimSuffix(whole, "orm")
	if name == whole && len(name) < 2 || name == "" { // X and G are names only with what they are
		return 0
	}
	return ormFamilies[name]
}
