package org.wheelhouse.ui.definition;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IEditorSite;
import org.wheelhouse.host.HostFiles;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.definition.problems.OpenDefinition;
import org.wheelhouse.ui.definition.source.SourceEditor;
import org.wheelhouse.ui.machine.MachinePage;
import org.wheelhouse.ui.part.ModelThread;

/** The page of a machine's editor with its definition as text. UI thread. */
public final class SourcePage implements MachinePage {

	private @Nullable PageFrame frame;

	@Override
	public Control create(Composite parent, IEditorSite site) {
		var made = new PageFrame(parent, site, "source");
		var text = new SourceEditor(made.body(), "source",
				Objects.requireNonNull(site.getService(ModelThread.class)), _ -> {
					// nobody follows
				});
		made.fill(new Text(text));
		frame = made;
		return made.control();
	}

	private PageFrame made() {
		return Objects.requireNonNull(frame, "not created");
	}

	@Override
	public void show(Machine machine) {
		made().show(machine);
	}

	@Override
	public void seen(boolean visible) {
		made().seen(visible);
	}

	@Override
	public void setFocus() {
		made().setFocus();
	}

	@Override
	public boolean isDirty() {
		return frame != null && made().isDirty();
	}

	@Override
	public void onDirty(Runnable listener) {
		made().onDirty(listener);
	}

	@Override
	public CompletableFuture<?> save() {
		return made().save();
	}

	@Override
	public void dispose() {
		if (frame != null) {
			made().dispose();
		}
	}

	/** Only the text. */
	private record Text(SourceEditor text) implements PageFrame.Content {

		@Override
		public void show(OpenDefinition definition, HostFiles files) {
			text.show(definition, files);
		}

		@Override
		public void setFocus() {
			text.setFocus();
		}

		@Override
		public void find() {
			text.find();
		}
	}
}
