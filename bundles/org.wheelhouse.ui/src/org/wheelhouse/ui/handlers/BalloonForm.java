package org.wheelhouse.ui.handlers;

import java.util.List;
import java.util.function.LongFunction;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.guard.GuestMemory;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.ui.form.FormField;
import org.wheelhouse.ui.form.FormResult;
import org.wheelhouse.ui.form.FormValues;
import org.wheelhouse.ui.form.OperationForm;
import org.wheelhouse.ui.widget.Quantity;
import org.wheelhouse.ui.widget.SizeText;

/** How much memory a guest shall have. */
final class BalloonForm {

	private static final String ID = "machine.balloon";
	private static final String SIZE = "size";

	private final GuestMemory memory;
	private final LongFunction<Operation<?>> balloon;

	private BalloonForm(GuestMemory memory, LongFunction<Operation<?>> balloon) {
		this.memory = memory;
		this.balloon = balloon;
	}

	/**
	 * Makes the form.
	 *
	 * @param machine its name
	 * @param memory  as it is now
	 * @param balloon what gives the guest so many bytes
	 */
	static OperationForm of(String machine, GuestMemory memory, LongFunction<Operation<?>> balloon) {
		var size = new FormField.Line(SIZE, Messages.Balloon_size, SizeText.of(memory.now()), Messages.Balloon_hint);
		return new OperationForm(ID, Messages.Balloon_title, about(machine, memory), Messages.Balloon_ok, List.of(size),
				new BalloonForm(memory, balloon)::proposed);
	}

	private static String about(String machine, GuestMemory memory) {
		return NLS.bind(Messages.Balloon_about,
				new Object[]{machine, Quantity.bytes(memory.given()), Quantity.bytes(memory.now()),
						memory.used().isPresent()
								? NLS.bind(Messages.Balloon_used, Quantity.bytes(memory.used().getAsLong()))
								: Messages.Balloon_notTold});
	}

	private FormResult proposed(FormValues entries) {
		var bytes = entries.bytes(SIZE);
		if (bytes.isEmpty() || bytes.getAsLong() == 0) {
			return FormResult.wrong(Messages.Balloon_wrong);
		}
		return FormResult.of(balloon.apply(bytes.getAsLong())) instanceof FormResult.Ready ready
				? ready.remarked(bytes.getAsLong() > memory.given()
						? NLS.bind(Messages.Balloon_all, Quantity.bytes(memory.given()))
						: Messages.Balloon_remark)
				: FormResult.of(balloon.apply(bytes.getAsLong()));
	}
}
