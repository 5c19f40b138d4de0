package org.wheelhouse.ui.definition.source;

import java.util.List;

/** What can be written in a definition, as far as it is known. Pure; answers at once. */
public interface Vocabulary {

	/** Nothing is known. */
	Vocabulary NONE = new Vocabulary() {

		@Override
		public List<Term> options() {
			return List.of();
		}

		@Override
		public List<Term> firsts(String option) {
			return List.of();
		}

		@Override
		public List<Term> keys(String option, String first) {
			return List.of();
		}

		@Override
		public List<Term> values(String option, String first, String key) {
			return List.of();
		}

		@Override
		public String source() {
			return "";
		}
	};

	/**
	 * One that can be written.
	 *
	 * @param text        as it is written
	 * @param detail      its type, choices and default; may be empty
	 * @param description what it does; may be empty
	 */
	record Term(String text, String detail, String description) {}

	/** Names of options, without the dash. */
	List<Term> options();

	/** What can stand first in the value of an option, without a key: devices, machines, kinds of backends. */
	List<Term> firsts(String option);

	/**
	 * Keys in the value of an option.
	 *
	 * @param first what stands first there; of a drive its format
	 */
	List<Term> keys(String option, String first);

	/** What a key can be set to; empty where anything may stand. */
	List<Term> values(String option, String first, String key);

	/** Who says so, for example {@code QEMU 7.2.22}; empty when nobody does. */
	String source();
}
