package org.wheelhouse.ui.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;

import org.wheelhouse.ui.form.FormField;
import org.wheelhouse.ui.form.FormResult;
import org.wheelhouse.ui.form.FormValues;
import org.wheelhouse.ui.form.OperationForm;

/** Fills a form without its widgets. */
public final class Filled {

	private Filled() {
	}

	/** What comes of a form as it opens, with these entries changed. */
	public static FormResult in(OperationForm form, Map<String, String> typed) {
		var entries = new HashMap<String, String>();
		form.fields().forEach(field -> entries.put(field.id(), initial(field)));
		typed.forEach((id, text) -> assertTrue(entries.put(id, text) != null, id));
		return form.proposed().apply(new FormValues(entries));
	}

	private static String initial(FormField field) {
		return switch (field) {
			case FormField.Line line -> line.initial();
			case FormField.Secret _,FormField.Told _,FormField.Properties _,FormField.Shown _ -> "";
			case FormField.Choice choice -> String.valueOf(choice.initial());
			case FormField.Check check -> String.valueOf(check.initial());
			case FormField.FilePath path -> path.initial();
			case FormField.Drawn drawn -> drawn.draw().get();
			case FormField.Conditional conditional -> initial(conditional.field());
		};
	}
}
