package org.wheelhouse.ui.definition;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IEditorSite;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.machine.MachinePage;

/** A page that is a {@link PageFrame} with something of its own in it. UI thread. */
abstract class FramedPage implements MachinePage {

	private @Nullable PageFrame frame;

	/** Makes it, filled. */
	abstract PageFrame framed(Composite parent, IEditorSite site);

	@Override
	public final Control create(Composite parent, IEditorSite site) {
		var made = framed(parent, site);
		frame = made;
		return made.control();
	}

	private PageFrame made() {
		return Objects.requireNonNull(frame, "not created");
	}

	@Override
	public final void show(Machine machine) {
		made().show(machine);
	}

	@Override
	public final void seen(boolean visible) {
		made().seen(visible);
	}

	@Override
	public final void setFocus() {
		made().setFocus();
	}

	@Override
	public final boolean isDirty() {
		return frame != null && made().isDirty();
	}

	@Override
	public final void onDirty(Runnable listener) {
		made().onDirty(listener);
	}

	@Override
	public final CompletableFuture<?> save() {
		return made().save();
	}

	@Override
	public final void dispose() {
		if (frame != null) {
			made().dispose();
		}
	}
}
