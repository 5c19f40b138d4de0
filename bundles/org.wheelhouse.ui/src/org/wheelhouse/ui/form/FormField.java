package org.wheelhouse.ui.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.wheelhouse.core.deviceform.PropertyField;
import org.wheelhouse.ui.files.HostFileChooser;

/** Something that a form asks. Immutable. */
public sealed interface FormField {

	/** What {@link FormValues} knows it by; with the form's id before it, what tests do. */
	String id();

	/** What stands before it, or at a check box. */
	String label();

	/**
	 * A line of text, also a number or a size.
	 *
	 * @param initial what stands there at first
	 * @param hint    what stands there, faintly, while nothing is typed: in which form it is wanted
	 */
	record Line(String id, String label, String initial, String hint) implements FormField {}

	/**
	 * A line that nobody else shall read.
	 *
	 * @param hint as of {@link Line}
	 */
	record Secret(String id, String label, String hint) implements FormField {}

	/**
	 * One of some.
	 *
	 * @param initial index
	 */
	record Choice(String id, String label, List<String> items, int initial) implements FormField {

		public Choice {
			items = List.copyOf(items);
		}
	}

	/** Yes or no. */
	record Check(String id, String label, boolean initial) implements FormField {}

	/**
	 * A line that can be filled by drawing, for example an address.
	 *
	 * @param draw    gives another one each time, also the first
	 * @param another the text of the button that draws
	 */
	record Drawn(String id, String label, Supplier<String> draw, String another) implements FormField {}

	/**
	 * A text of some lines that is only read, for example a command line. Stands beneath what is wrong.
	 *
	 * @param text asked whenever the form is looked at
	 */
	record Told(String id, String label, Supplier<String> text) implements FormField {}

	/**
	 * A control of the form's own that is only looked at, for example a list. Stands beneath what is wrong.
	 *
	 * @param made makes it; the first argument is where, the second by which name tests find its parts
	 */
	record Shown(String id, String label, BiFunction<Composite, String, Sight> made) implements FormField {}

	/** What {@link Shown} makes. */
	interface Sight {

		/** The control, not laid out yet. */
		Control control();

		/** Shows what is known now; called whenever the form is looked at. */
		void look();
	}

	/**
	 * Properties of which most are left as they are, with a search. What stands there is a line {@code name=value} for each that
	 * was changed.
	 *
	 * @param initial what stands there at first, by name; names of other properties are of no matter
	 */
	record Properties(String id, String label, List<PropertyField> properties,
			Map<String, String> initial) implements FormField {

		public Properties {
			properties = List.copyOf(properties);
			initial = Map.copyOf(initial);
		}

		/** Values by name. */
		public static Map<String, String> read(String entry) {
			var values = new LinkedHashMap<String, String>();
			entry.lines().filter(line -> line.indexOf('=') > 0).forEach(
					line -> values.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
			return values;
		}

		/** As {@link #read} reads them. */
		public static String write(Map<String, String> values) {
			return values.entrySet().stream().map(value -> value.getKey() + "=" + value.getValue())
					.collect(Collectors.joining("\n"));
		}
	}

	/**
	 * A field that is only there while something is so.
	 *
	 * @param applies whether it is
	 */
	record Conditional(FormField field, Predicate<FormValues> applies) implements FormField {

		@Override
		public String id() {
			return field.id();
		}

		@Override
		public String label() {
			return field.label();
		}
	}

	/**
	 * A file, with a button that lets one choose it.
	 *
	 * @param initial  its full path, or empty
	 * @param hint     as of {@link Line}
	 * @param fresh    whether it is to be made
	 * @param patterns of names, for example {@code *.iso}; all files can be chosen besides
	 * @param files    has it chosen on its computer
	 */
	record FilePath(String id, String label, String initial, String hint, boolean fresh, List<String> patterns,
			HostFileChooser files) implements FormField {

		public FilePath {
			patterns = List.copyOf(patterns);
		}
	}
}
