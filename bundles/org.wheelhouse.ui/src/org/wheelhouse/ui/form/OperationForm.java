package org.wheelhouse.ui.form;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;

import org.wheelhouse.core.operation.PlannedCommand;

/**
 * What a window asks and what comes of it. Without fields it only shows what will be sent, and guards it.
 *
 * @param id       what tests know it by, for example {@code block.resize}: its fields are {@code block.resize.size},
 *                 beside {@code .problem}, {@code .remark}, {@code .danger}, {@code .consent}, {@code .plan},
 *                 {@code .outcome}, {@code .ok} and {@code .cancel}
 * @param title    the act, for example {@code Resize a Disk}
 * @param about    what it is done to, and how that is now
 * @param ok       the button's text: a verb
 * @param fields   in the order of the window
 * @param proposed called on the UI thread after each change
 * @param extras   what most forms do without
 */
public record OperationForm(String id, String title, String about, String ok, List<FormField> fields,
		Function<FormValues, FormResult> proposed, Extras extras) {

	/**
	 * What most forms do without.
	 *
	 * @param following given the field that a person has changed (empty for none yet) and what stands in all of them: what
	 *                  stands in others from now on, by their ids; asked again when a computer has told what the form waited for
	 * @param awaited   the form is looked at anew when it completes; when it fails, what the form says then is no hint
	 * @param beneath   what is said beneath the plan; room is kept for it
	 */
	public record Extras(BiFunction<String, FormValues, Map<String, String>> following, CompletableFuture<?> awaited,
			Optional<Beneath> beneath) {

		static final Extras NONE = new Extras((_, _) -> Map.of(), CompletableFuture.completedFuture(null),
				Optional.empty());

		/** The form is looked at anew when this completes. */
		public static Extras awaiting(CompletableFuture<?> awaited) {
			return new Extras(NONE.following, awaited, NONE.beneath);
		}
	}

	/** What is said beneath a plan. */
	public interface Beneath {

		/** Of a plan that is complete. */
		String words(List<PlannedCommand> plan, FormValues entries);

		/** Beginnings of members whose last occurrences in the plan are marked, for example {@code "bus":}. */
		List<String> marked(FormValues entries);
	}

	public OperationForm {
		fields = List.copyOf(fields);
	}

	public OperationForm(String id, String title, String about, String ok, List<FormField> fields,
			Function<FormValues, FormResult> proposed) {
		this(id, title, about, ok, fields, proposed, Extras.NONE);
	}
}
