package org.wheelhouse.ui.definition.copy;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.wheelhouse.core.creation.HostFolders;
import org.wheelhouse.core.failure.Fault;
import org.wheelhouse.core.guard.ByteText;
import org.wheelhouse.core.image.ImageInfo;
import org.wheelhouse.core.image.ImageTransfer;
import org.wheelhouse.core.image.ImageTransfer.Wish;
import org.wheelhouse.core.image.Images;
import org.wheelhouse.ui.files.HostFileChooser;
import org.wheelhouse.ui.part.ModelThread;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.widget.Complaint;
import org.wheelhouse.ui.widget.Fields;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.widget.WidgetIds;

/**
 * Asks which image goes where. What cannot be copied is refused in the window, which stays with what was entered; what can is
 * handed on, and the window closes. UI thread; never blocks.
 */
final class CopyImageDialog extends Dialog {

	private static final int WIDTH = 540;
	private static final int PAUSE = 300;
	/** What is refused is told with its reason and what to do. */
	private static final int LINES = 4;
	private static final List<String> FORMATS = List.of("qcow2", "raw");

	private final CopySource source;
	private final List<CopyTarget> targets;
	private final Function<Wish, CompletableFuture<ImageTransfer>> planning;
	private final Consumer<ImageTransfer> planned;
	private @Nullable Composite grid;
	private @Nullable Combo image;
	private @Nullable Label told;
	private @Nullable Combo host;
	private @Nullable Text folder;
	private @Nullable Text name;
	private @Nullable Combo format;
	private @Nullable Complaint complaint;
	private CompletableFuture<?> looked = CompletableFuture.allOf();
	private CompletableFuture<?> asked = CompletableFuture.allOf();
	private Optional<ImageInfo> info = Optional.empty();
	/** What stood there before a person changed it. */
	private String proposedName = "";
	private String proposedFolder = "";
	private boolean busy;

	/**
	 * @param planning looks whether it can be done
	 * @param planned  takes what can
	 */
	CopyImageDialog(Shell parent, CopySource source, List<CopyTarget> targets,
			Function<Wish, CompletableFuture<ImageTransfer>> planning, Consumer<ImageTransfer> planned) {
		super(parent);
		this.source = source;
		this.targets = List.copyOf(targets);
		this.planning = planning;
		this.planned = planned;
		setShellStyle(SWT.SHELL_TRIM & ~SWT.MIN | SWT.MODELESS);
		setBlockOnOpen(false);
	}

	@Override
	protected void configureShell(@Nullable Shell shell) {
		super.configureShell(shell);
		if (shell != null) {
			shell.setText(NLS.bind(Messages.Dialog_on, source.host().label()));
			WidgetIds.name(shell, "copyImage");
		}
	}

	@Override
	protected Control createDialogArea(@Nullable Composite parent) {
		var area = new Composite(parent, SWT.NONE);
		grid = area;
		ColorRole.SURFACE.fill(area);
		area.setBackgroundMode(SWT.INHERIT_DEFAULT);
		GridLayoutFactory.swtDefaults().numColumns(3).margins(16, 12).spacing(8, 7).applyTo(area);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
		var fields = new Fields(area, this::revise);
		image(area, fields);
		fields.label(Messages.Dialog_host);
		var hosts = fields.combo("copyImage.host", targets.stream().map(CopyTarget::label).toList(), 2);
		host = hosts;
		hosts.addListener(SWT.Selection, _ -> proposeFolder());
		fields.label(Messages.Dialog_folder);
		folder = fields.text("copyImage.folder", 1);
		fields.button("copyImage.browseFolder", "\u2026", SWT.PUSH, 1, this::browseFolder);
		fields.label(Messages.Dialog_name);
		name = fields.text("copyImage.name", 2);
		fields.label(Messages.Dialog_format);
		var formats = fields.combo("copyImage.format", List.of(Messages.Dialog_asIs, FORMATS.get(0), FORMATS.get(1)),
				2);
		formats.addListener(SWT.Selection, _ -> tell());
		format = formats;
		complaint = new Complaint(area, "copyImage.problem", 3, WIDTH, LINES);
		hosts.select(other());
		proposeFolder();
		source.images().keySet().stream().findFirst().ifPresent(first -> Objects.requireNonNull(image)
				.setText(first.toString()));
		return area;
	}

	private void image(Composite area, Fields fields) {
		fields.label(Messages.Dialog_image);
		var combo = new Combo(area, SWT.DROP_DOWN);
		combo.setItems(source.images().keySet().stream().map(Path::toString).toArray(String[]::new));
		WidgetIds.name(combo, "copyImage.image");
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).hint(WIDTH - 140, SWT.DEFAULT)
				.applyTo(combo);
		combo.addListener(SWT.Modify, _ -> named());
		image = combo;
		fields.button("copyImage.browse", "\u2026", SWT.PUSH, 1, this::browse);
		fields.label("");
		var label = new Label(area, SWT.WRAP);
		ColorRole.TEXT2.ink(label);
		WidgetIds.name(label, "copyImage.told");
		GridDataFactory.fillDefaults().span(2, 1).grab(true, false)
				.hint(WIDTH - 140, 2 * label.computeSize(SWT.DEFAULT, SWT.DEFAULT).y).applyTo(label);
		told = label;
	}

	/** The first that is another one and can be reached. */
	private int other() {
		return targets.stream()
				.filter(target -> target.problem().get().isEmpty() && target.host() != source.host())
				.findFirst().map(targets::indexOf).orElse(0);
	}

	@Override
	protected void createButtonsForButtonBar(@Nullable Composite parent) {
		WidgetIds.name(createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false),
				"copyImage.cancel");
		WidgetIds.name(createButton(parent, IDialogConstants.OK_ID, Messages.Dialog_copy, true), "copyImage.ok");
		// Meanwhile a computer may have been connected, lost, or made read-only.
		getShell().addListener(SWT.Activate, _ -> {
			if (!busy) {
				revise();
			}
		});
		revise();
	}

	private CopyTarget target() {
		return targets.get(Math.max(0, Objects.requireNonNull(host).getSelectionIndex()));
	}

	private static Optional<Path> path(String text) {
		try {
			return Optional.of(text.strip()).filter(typed -> !typed.isEmpty()).map(Path::of);
		} catch (InvalidPathException _) {
			return Optional.empty();
		}
	}

	private Optional<Path> chosen() {
		return path(Objects.requireNonNull(image).getText()).filter(Path::isAbsolute);
	}

	private void browse() {
		var begin = chosen().map(Path::getParent).orElse(HostFileChooser.ANYWHERE);
		new HostFileChooser(source.host()).file(getShell(), Messages.Dialog_title, begin, "", List.of())
				.ifPresent(file -> Objects.requireNonNull(image).setText(file.toString()));
	}

	private void browseFolder() {
		if (target().problem().get().isEmpty()) {
			var text = Objects.requireNonNull(folder);
			new HostFileChooser(target().host())
					.folder(getShell(), Messages.Dialog_folder, path(text.getText()).orElse(HostFileChooser.ANYWHERE))
					.ifPresent(chosen -> text.setText(chosen.toString()));
		}
	}

	/** Where images are there, unless a person has said otherwise. */
	private void proposeFolder() {
		if (target().problem().get().isEmpty()) {
			asked = follow(HostFolders.of(target().host()), folders -> {
				var text = Objects.requireNonNull(folder);
				if (text.getText().equals(proposedFolder)) {
					proposedFolder = folders.images().toString();
					text.setText(proposedFolder);
				}
			}, () -> asked);
		}
	}

	/** The latest that was asked is what counts. */
	private <T> CompletableFuture<T> follow(CompletableFuture<T> answer, Consumer<T> then,
			Supplier<CompletableFuture<?>> latest) {
		answer.thenAcceptAsync(result -> {
			if (!Objects.requireNonNull(grid).isDisposed() && latest.get() == answer) {
				then.accept(result);
			}
		}, new ModelThread(Objects.requireNonNull(grid).getDisplay()));
		return answer;
	}

	/** Another image is named: what it is is asked when nobody has typed for a moment. */
	private void named() {
		info = Optional.empty();
		tell();
		var text = Objects.requireNonNull(name);
		if (text.getText().equals(proposedName)) {
			proposedName = chosen().map(Path::getFileName).map(Path::toString).orElse("");
			text.setText(proposedName);
		}
		var now = chosen();
		Objects.requireNonNull(grid).getDisplay().timerExec(PAUSE, () -> {
			if (!Objects.requireNonNull(grid).isDisposed() && now.isPresent() && now.equals(chosen())) {
				looked = follow(new Images(source.host()).info(now.get(), source.format(now.get())).handle(
						(known, failure) -> known == null ? Fault.of(Objects.requireNonNull(failure)).text() : known),
						this::looked, () -> looked);
			}
		});
		revise();
	}

	private void looked(Object answer) {
		info = answer instanceof ImageInfo known ? Optional.of(known) : Optional.empty();
		tell();
		if (answer instanceof String problem) {
			Literal.show(Objects.requireNonNull(told), problem);
		}
		revise();
	}

	private void tell() {
		Literal.show(Objects.requireNonNull(told), info.map(this::words).orElse(""));
	}

	private String words(ImageInfo known) {
		var text = NLS.bind(Messages.Dialog_info, new Object[]{known.format(), ByteText.text(known.virtualSize()),
				ByteText.text(known.actualSize())});
		if (known.hasBacking()) {
			text = NLS.bind(Messages.Dialog_backing, text,
					known.backing().map(Path::toString).orElse(known.backingFormat().orElse("")));
		}
		var converted = known.needsOthers() || wanted().filter(to -> !to.equals(known.format())).isPresent();
		return converted && !known.lostByCopy().isEmpty()
				? NLS.bind(Messages.Dialog_lost, text, String.join(" nor ", known.lostByCopy()))
				: text;
	}

	private Optional<String> wanted() {
		var combo = format;
		var index = combo == null ? 0 : combo.getSelectionIndex();
		return index > 0 ? Optional.of(FORMATS.get(index - 1)) : Optional.empty();
	}

	/** What is missing, and what to do; empty when nothing is. */
	private String problem() {
		if (!target().problem().get().isEmpty()) {
			return target().problem().get();
		}
		if (chosen().isEmpty()) {
			return Messages.Dialog_noImage;
		}
		if (path(Objects.requireNonNull(folder).getText()).filter(Path::isAbsolute).isEmpty()) {
			return Messages.Dialog_noFolder;
		}
		return path(Objects.requireNonNull(name).getText()).filter(typed -> typed.getNameCount() == 1).isEmpty()
				? Messages.Dialog_noName
				: "";
	}

	private void revise() {
		var button = getButton(IDialogConstants.OK_ID);
		if (button != null) {
			var problem = problem();
			button.setEnabled(problem.isEmpty() && !busy);
			say(problem);
		}
	}

	private void say(String text) {
		var line = complaint;
		if (line != null) {
			line.say(text);
		}
	}

	@Override
	protected void okPressed() {
		if (busy) {
			return;
		}
		if (!problem().isEmpty()) {
			revise();
			return;
		}
		var wish = wish();
		busy = true;
		revise();
		say(Messages.Dialog_looking);
		planning.apply(wish).whenCompleteAsync((transfer, failure) -> ended(wish, transfer, failure),
				new ModelThread(getShell().getDisplay()));
	}

	private Wish wish() {
		var from = chosen().orElseThrow();
		var to = path(Objects.requireNonNull(folder).getText()).orElseThrow()
				.resolve(Objects.requireNonNull(name).getText().strip());
		return new Wish(source.host(), from, source.format(from), target().host(), to, wanted());
	}

	private void ended(Wish wish, @Nullable ImageTransfer transfer, @Nullable Throwable failure) {
		busy = false;
		if (Objects.requireNonNull(grid).isDisposed()) {
			return; // given up
		}
		if (!problem().isEmpty() || !wish().equals(wish)) {
			revise(); // something else is wanted by now
			return;
		}
		if (transfer != null) {
			super.okPressed();
			planned.accept(transfer);
			return;
		}
		revise();
		Objects.requireNonNull(complaint).edited();
		say(failure == null ? "" : Fault.of(failure).text());
	}

	@Override
	protected boolean isResizable() {
		return true;
	}
}
