package org.wheelhouse.ui.form;

import java.util.List;
import java.util.function.Function;

/**
 * What a window asks and what comes of it. Without fields it only shows what will be sent, and guards it.
 *
 * @param id       what tests know it by, for example {@code block.resize}: its fields are {@code block.resize.size},
 *                 beside {@code .problem}, {@code .remark}, {@code .danger}, {@code .consent}, {@code .plan}, {@code .ok}
 *                 and {@code .cancel}
 * @param title    the act, for example {@code Resize a Disk}
 * @param about    what it is done to, and how that is now
 * @param ok       the button's text: a verb
 * @param fields   in the order of the window
 * @param proposed called on the UI thread after each change
 */
public record OperationForm(String id, String title, String about, String ok, List<FormField> fields,
		Function<FormValues, FormResult> proposed) {

	public OperationForm {
		fields = List.copyOf(fields);
	}
}
