package org.wheelhouse.ui.serial;

import java.util.Objects;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.keys.IBindingService;
import org.wheelhouse.core.serial.SerialConsole;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.handlers.Confirm;
import org.wheelhouse.ui.handlers.Question;
import org.wheelhouse.ui.part.MachineView;
import org.wheelhouse.ui.part.PartVisibility;

/** The view of the selected machine's serial port. Only wires. */
public final class SerialView extends MachineView {

	private @Nullable SerialPage page;

	@Override
	protected void createContent(Composite parent) {
		var keys = new WorkbenchKeys(Objects.requireNonNull(getSite().getService(IBindingService.class)));
		var made = new SerialPage(parent, new SerialPage.Workbench() {
			@Override
			public void guestHasKeys(boolean now) {
				keys.guestHasKeys(now);
			}

			@Override
			public void offer(SerialConsole console) {
				SerialView.this.offer(console);
			}
		});
		page = made;
		PartVisibility.follow(this, made::seen);
	}

	/** Shows what will be sent, and what it costs, before it is. */
	private void offer(SerialConsole console) {
		console.offer().ifPresent(operation -> {
			if (Confirm.agreed(Question.SERIAL, getSite().getShell(), operation.label(),
					Confirm.sending(Messages.Offer_Text, operation), IDialogConstants.OK_LABEL)) {
				operations().run(operation).thenRun(console::lookAgain);
			}
		});
	}

	@Override
	protected void show(@Nullable Machine shown) {
		var content = page;
		if (content != null) {
			content.show(shown == null ? Optional.empty() : registry().serial(shown.getId()),
					shown == null ? "" : shown.getName());
		}
	}

	@Override
	protected void refresh() {
		// What there is to show comes from core, not from the model.
	}

	@Override
	protected Topic[] topics() {
		return new Topic[0];
	}

	@Override
	public void setFocus() {
		var content = page;
		if (content == null || !content.deck().setFocus()) {
			super.setFocus();
		}
	}
}
