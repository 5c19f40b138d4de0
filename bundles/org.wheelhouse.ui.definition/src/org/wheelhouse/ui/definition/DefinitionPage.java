package org.wheelhouse.ui.definition;

import java.util.Objects;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.ui.IEditorSite;
import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.host.HostFiles;
import org.wheelhouse.ui.definition.form.FormPane;
import org.wheelhouse.ui.definition.lifecycle.KnownMachines;
import org.wheelhouse.ui.definition.problems.OpenDefinition;
import org.wheelhouse.ui.definition.source.SourceEditor;
import org.wheelhouse.ui.part.ModelThread;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.theme.Icon;
import org.wheelhouse.ui.widget.KeptPreference;
import org.wheelhouse.ui.widget.Plural;
import org.wheelhouse.ui.widget.WidgetIds;

/** The page of a machine's editor with its definition as a form, and as text beside it. UI thread. */
public final class DefinitionPage extends FramedPage {

	@Override
	PageFrame framed(Composite parent, IEditorSite site) {
		var made = new PageFrame(parent, site, "definition");
		made.fill(new Sides(made.body(), Objects.requireNonNull(site.getService(ModelThread.class)),
				new KnownMachines(Objects.requireNonNull(site.getService(MachineRegistry.class)))));
		return made;
	}

	/** The form and, when it is wanted, the text beside it: what is looked at in one is marked in the other. */
	static final class Sides implements PageFrame.Content {

		private static final String HIDDEN = "definition.source.hidden";

		private final KnownMachines machines;
		private final SashForm sash;
		private final FormPane form;
		private final SourceEditor text;
		private final Label lines;
		private final ToolItem toggle;

		Sides(Composite parent, ModelThread modelThread, KnownMachines machines) {
			this.machines = machines;
			sash = new SashForm(parent, SWT.HORIZONTAL);
			ColorRole.LINE.fill(sash);
			sash.setSashWidth(3);
			var left = new Composite(sash, SWT.NONE);
			GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(left);
			ColorRole.SURFACE.fill(left);
			form = new FormPane(left, this::mark);
			GridDataFactory.fillDefaults().grab(true, true).applyTo(form.control());
			var right = new Composite(sash, SWT.NONE);
			ColorRole.ALT.fill(right);
			GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(right);
			lines = heading(right);
			text = new SourceEditor(right, "definition.source", modelThread, form::select);
			GridDataFactory.fillDefaults().grab(true, true).applyTo(text.control());
			toggle = toggle(left);
			sash.setWeights(62, 38);
			show(!isHidden());
		}

		private static Label heading(Composite parent) {
			var heading = new Label(parent, SWT.NONE);
			heading.setFont(Fonts.SMALL.font());
			ColorRole.ALT.fill(heading);
			ColorRole.TEXT2.ink(heading);
			GridDataFactory.fillDefaults().grab(true, false).indent(8, 4).applyTo(heading);
			return heading;
		}

		/** At the foot of the form, where it is whether the text is there or not. */
		private ToolItem toggle(Composite parent) {
			var bar = new ToolBar(parent, SWT.FLAT | SWT.RIGHT);
			ColorRole.ALT.fill(bar);
			GridDataFactory.fillDefaults().align(SWT.END, SWT.CENTER).grab(true, false).applyTo(bar);
			ColorRole.ALT.fill(parent);
			var item = new ToolItem(bar, SWT.CHECK);
			item.setImage(Icon.SOURCE.image());
			item.setText(Messages.Sides_Toggle);
			item.setToolTipText(Messages.Sides_ToggleTip);
			WidgetIds.name(item, "definition.toggleSource");
			item.addSelectionListener(SelectionListener.widgetSelectedAdapter(_ -> {
				show(item.getSelection());
				KeptPreference.put(InstanceScope.INSTANCE.getNode("org.wheelhouse.ui.definition"), HIDDEN,
						Boolean.toString(!item.getSelection()));
			}));
			return item;
		}

		private static boolean isHidden() {
			return InstanceScope.INSTANCE.getNode("org.wheelhouse.ui.definition").getBoolean(HIDDEN, false);
		}

		private void show(boolean beside) {
			toggle.setSelection(beside);
			sash.setMaximizedControl(beside ? null : form.control().getParent());
		}

		private void mark(int start, int end, int partStart, int partEnd) {
			text.emphasise(start, end, partStart, partEnd);
		}

		@Override
		public void show(OpenDefinition definition, HostFiles files) {
			form.show(definition, machines);
			text.show(definition, files);
		}

		@Override
		public void refreshed(OpenDefinition definition) {
			form.seen();
			var said = Plural.bind(Messages.Sides_Source, text.lines());
			if (!said.equals(lines.getText())) {
				lines.setText(said);
			}
		}

		@Override
		public void setFocus() {
			form.setFocus();
		}

		@Override
		public void find() {
			show(true);
			text.find();
		}
	}
}
