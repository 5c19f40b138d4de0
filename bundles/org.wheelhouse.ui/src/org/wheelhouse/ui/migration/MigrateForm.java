package org.wheelhouse.ui.migration;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.wheelhouse.core.failure.Fault;
import org.wheelhouse.core.migration.MigrationRequest;
import org.wheelhouse.core.operation.PlannedCommand;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.theme.Icon;
import org.wheelhouse.ui.widget.ColorsChanged;
import org.wheelhouse.ui.widget.Complaint;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.widget.StyledParts;
import org.wheelhouse.ui.widget.WidgetIds;

/**
 * Asks how a machine is to be migrated, and shows exactly what that starts and sends. Knows nothing of the dialog around
 * it. UI thread; never blocks.
 */
final class MigrateForm extends Composite {

	private static final int WIDTH = 640;
	private static final int TEXT_HEIGHT = 96;

	private final Readiness readiness;
	private final MigrationPreview preview;
	private final Runnable changed;
	private final Sentence verdict;
	private final Text bandwidth;
	private final Text downtime;
	private final Button endSource;
	private final Complaint problem;
	private final StyledText commandLine;
	private final StyledText commands;
	private boolean destinationFound;
	private Optional<MigrationRequest> intent = Optional.empty();

	/**
	 * @param uiThread where the destination's command line is shown once it is known
	 * @param changed  is told whenever {@link #intent} may be another
	 */
	MigrateForm(Composite parent, Readiness readiness, MigrationPreview preview, Executor uiThread, Runnable changed) {
		super(parent, SWT.NONE);
		this.readiness = readiness;
		this.preview = preview;
		this.changed = changed;
		GridLayoutFactory.swtDefaults().numColumns(3).margins(12, 12).spacing(8, 6).applyTo(this);
		verdict = new Sentence(this, "migrate.ready");
		if (readiness.ready()) {
			verdict.say(Icon.INFO, Messages.Ready_asking, ColorRole.TEXT);
		} else {
			verdict.say(Icon.ERROR, readiness.sentence(), ColorRole.FAIL);
		}
		if (!readiness.warning().isEmpty()) {
			new Sentence(this, "migrate.warning").say(Icon.WARNING, readiness.warning(), ColorRole.TEXT);
		}
		label(Messages.Dialog_destination, 1, Fonts.PLAIN, ColorRole.TEXT);
		label(Messages.Dialog_secondQemu, 2, Fonts.PLAIN, ColorRole.TEXT);
		bandwidth = limit(LimitKind.BANDWIDTH, "migrate.bandwidth");
		downtime = limit(LimitKind.DOWNTIME, "migrate.downtime");
		endSource = new Button(this, SWT.CHECK);
		endSource.setText(Messages.Dialog_endSource);
		endSource.setSelection(true);
		endSource.addSelectionListener(SelectionListener.widgetSelectedAdapter(_ -> judge()));
		GridDataFactory.fillDefaults().span(3, 1).applyTo(endSource);
		WidgetIds.name(endSource, "migrate.endSource");
		problem = new Complaint(this, "migrate.problem", 3, WIDTH);
		label(Messages.Dialog_commandLine, 3, Fonts.BOLD, ColorRole.TEXT);
		commandLine = shown("migrate.commandLine");
		label(Messages.Dialog_commands, 3, Fonts.BOLD, ColorRole.TEXT);
		commands = shown("migrate.preview");
		ColorsChanged.follow(commands, this::colorCommands);
		judge();
		if (readiness.ready()) {
			commandLine.setText(Messages.Dialog_asking);
			CompletableFuture<MigrationPreview.Started> destination = preview.destination();
			destination.whenCompleteAsync((found, failure) -> {
				if (!isDisposed()) {
					told(found, failure);
				}
			}, uiThread);
		}
	}

	/** What is asked for, as long as it can be done. */
	Optional<MigrationRequest> intent() {
		return destinationFound ? intent : Optional.empty();
	}

	private void told(MigrationPreview.@Nullable Started found, @Nullable Throwable failure) {
		destinationFound = found != null;
		if (found != null) {
			verdict.say(Icon.CHECK, readiness.sentence(), ColorRole.TEXT);
			intent.ifPresent(this::showCommands);
			commandLine.setText(String.join(" ", found.commandLine())
					+ (found.remarks().isEmpty() ? "" : "\n\n" + String.join("\n", found.remarks())));
		} else if (failure != null) {
			verdict.say(Icon.ERROR, Fault.of(failure).text(), ColorRole.FAIL);
			commandLine.setText("");
		}
		changed.run();
	}

	private void judge() {
		String text = "";
		intent = Optional.empty();
		try {
			OptionalLong most = LimitKind.BANDWIDTH.parse(bandwidth.getText());
			OptionalLong longest = LimitKind.DOWNTIME.parse(downtime.getText());
			if (readiness.ready()) {
				MigrationRequest asked = new MigrationRequest(
						most.isPresent() ? Optional.of(most.getAsLong()) : Optional.empty(),
						longest.isPresent() ? Optional.of(Duration.ofMillis(longest.getAsLong())) : Optional.empty(),
						endSource.getSelection());
				intent = Optional.of(asked);
				showCommands(asked);
			}
		} catch (InvalidLimit e) {
			text = "" + e.getMessage();
		}
		problem.say(text);
		changed.run();
	}

	private void showCommands(MigrationRequest asked) {
		StringBuilder text = new StringBuilder();
		for (PlannedCommand command : preview.commands(asked)) {
			text.append(text.isEmpty() ? "" : "\n").append(command.machine()).append(": ").append(command.purpose())
					.append("\n    ").append(command.json());
		}
		commands.setText(text.toString());
		colorCommands();
	}

	private void colorCommands() {
		StyledParts parts = new StyledParts();
		for (int line = 0; line < commands.getLineCount(); line += 2) {
			parts.add(commands.getOffsetAtLine(line), commands.getLine(line).length(), ColorRole.TEXT2);
		}
		parts.putOn(commands);
	}

	private Text limit(LimitKind kind, String id) {
		label(kind.label(), 1, Fonts.PLAIN, ColorRole.TEXT);
		Text text = new Text(this, SWT.SINGLE | SWT.BORDER | SWT.RIGHT);
		text.setMessage(Messages.Field_default);
		text.addModifyListener(_ -> {
			problem.edited();
			judge();
		});
		GridDataFactory.swtDefaults().hint(120, SWT.DEFAULT).applyTo(text);
		WidgetIds.name(text, id);
		label(kind.unit(), 1, Fonts.PLAIN, ColorRole.TEXT2);
		return text;
	}

	private Label label(String text, int columns, Fonts font, ColorRole color) {
		Label label = new Label(this, SWT.NONE);
		label.setText(text);
		label.setFont(font.font());
		color.ink(label);
		GridDataFactory.fillDefaults().span(columns, 1).align(SWT.FILL, SWT.CENTER).applyTo(label);
		return label;
	}

	/** A text to be read and copied; Tab leaves it. */
	private StyledText shown(String id) {
		StyledText text = new StyledText(this, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER);
		text.setFont(Fonts.MONO.font());
		ColorRole.ALT.fill(text);
		ColorRole.TEXT.ink(text);
		text.setMargins(6, 4, 6, 4);
		text.addTraverseListener(
				e -> e.doit |= e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS);
		GridDataFactory.fillDefaults().grab(true, true).span(3, 1).hint(WIDTH, TEXT_HEIGHT).applyTo(text);
		WidgetIds.name(text, id);
		return text;
	}

	/** A sentence with a sign before it, over the whole width. */
	private static final class Sentence {

		private final Label sign;
		private final Label text;

		Sentence(Composite parent, String id) {
			Composite row = new Composite(parent, SWT.NONE);
			GridLayoutFactory.fillDefaults().numColumns(2).applyTo(row);
			GridDataFactory.fillDefaults().span(3, 1).applyTo(row);
			sign = new Label(row, SWT.NONE);
			GridDataFactory.swtDefaults().align(SWT.CENTER, SWT.BEGINNING).applyTo(sign);
			text = new Label(row, SWT.WRAP);
			GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(text);
			WidgetIds.name(text, id);
		}

		void say(Icon icon, String sentence, ColorRole color) {
			sign.setImage(icon.image());
			text.setText(Literal.label(sentence));
			color.ink(text);
			text.requestLayout();
		}
	}
}
