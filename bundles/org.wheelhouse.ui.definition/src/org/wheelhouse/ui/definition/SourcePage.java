package org.wheelhouse.ui.definition;

import java.util.Objects;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IEditorSite;
import org.wheelhouse.host.HostFiles;
import org.wheelhouse.ui.definition.problems.OpenDefinition;
import org.wheelhouse.ui.definition.source.SourceEditor;
import org.wheelhouse.ui.part.ModelThread;

/** The page of a machine's editor with its definition as text. UI thread. */
public final class SourcePage extends FramedPage {

	@Override
	PageFrame framed(Composite parent, IEditorSite site) {
		var made = new PageFrame(parent, site, "source");
		var text = new SourceEditor(made.body(), "source",
				Objects.requireNonNull(site.getService(ModelThread.class)), _ -> {
					// nobody follows
				});
		made.fill(new Text(text));
		return made;
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
