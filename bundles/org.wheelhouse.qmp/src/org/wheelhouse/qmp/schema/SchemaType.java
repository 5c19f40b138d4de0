package org.wheelhouse.qmp.schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A type of QAPI, as introspection tells it (QAPI {@code SchemaInfo}). Immutable.
 */
public sealed interface SchemaType {

	/** A word for types that QEMU itself hides behind numbers: {@code str}, {@code int}, else the number. */
	String name();

	/**
	 * What JSON has of its own.
	 *
	 * @param json {@code string}, {@code number}, {@code int}, {@code boolean}, {@code null}, or {@code value} for anything
	 */
	record Builtin(String name, String json) implements SchemaType {}

	/** One of some words. */
	record Enumeration(String name, List<Value> values) implements SchemaType {

		/** The words alone. */
		public List<String> words() {
			return values.stream().map(Value::name).toList();
		}
	}

	/** One word of an enumeration. */
	record Value(String name, Set<String> features) implements Featured {}

	/** Any number of one type. */
	record Array(String name, String elementType) implements SchemaType {}

	/** One of some types, told apart by what JSON it is. */
	record Alternate(String name, List<String> types) implements SchemaType {}

	/**
	 * Members with names.
	 *
	 * @param members  those that it has always, in QEMU's order
	 * @param tag      the member that tells which variant it is
	 * @param variants for a value of the tag the type that has the further members; a value without one has none
	 */
	record Members(String name, List<Member> members, Optional<String> tag, Map<String, String> variants)
			implements
				SchemaType {

		/** The member of that name that it has always. */
		public Optional<Member> member(String wanted) {
			return members.stream().filter(member -> member.name().equals(wanted)).findFirst();
		}
	}

	/**
	 * A member of an object.
	 *
	 * @param type     the name of its type
	 * @param optional whether it may be left out
	 */
	record Member(String name, String type, boolean optional, Set<String> features) implements Featured {}

	/** What may be deprecated or unstable. */
	interface Featured {

		/** QEMU's names of what is special with it, for example {@code deprecated}. */
		Set<String> features();

		/** Whether QEMU will drop it. */
		default boolean isDeprecated() {
			return features().contains("deprecated");
		}

		/** Whether QEMU may change it at any time. */
		default boolean isUnstable() {
			return features().contains("unstable");
		}
	}

	/**
	 * A command.
	 *
	 * @param argumentType the name of the type of its arguments, always {@link Members}
	 * @param resultType   the name of the type of what it answers
	 * @param outOfBand    whether it may be executed while others wait
	 */
	record Command(String name, String argumentType, String resultType, boolean outOfBand, Set<String> features)
			implements
				Featured {}

	/** An event. */
	record Event(String name, String dataType, Set<String> features) implements Featured {}
}
