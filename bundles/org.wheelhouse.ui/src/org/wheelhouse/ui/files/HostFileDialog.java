package org.wheelhouse.ui.files;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.wheelhouse.host.FileStatus;
import org.wheelhouse.host.Host;
import org.wheelhouse.ui.part.ModelThread;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Icon;
import org.wheelhouse.ui.widget.Complaint;
import org.wheelhouse.ui.widget.Fields;
import org.wheelhouse.ui.widget.FlatSelection;
import org.wheelhouse.ui.widget.Quantity;
import org.wheelhouse.ui.widget.WidgetIds;

/** Lists the files of a computer far away, one folder at a time, until one is chosen. UI thread; never blocks. */
final class HostFileDialog extends Dialog {

	private static final int WIDTH = 620;
	private static final int HEIGHT = 320;
	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")
			.withZone(ZoneId.systemDefault());

	/** What is chosen. */
	enum Kind {
		/** A file that is there. */
		FILE,
		/** A folder that is there. */
		FOLDER,
		/** The name of a file that is not. */
		FRESH
	}

	private final Host host;
	private final String title;
	private final Kind kind;
	private final Path begin;
	private final String proposed;
	private final List<String> patterns;
	private @Nullable Text folder;
	private @Nullable Text name;
	private @Nullable Combo which;
	private @Nullable Button hidden;
	private @Nullable Table table;
	private @Nullable Complaint complaint;
	private Optional<FolderList> list = Optional.empty();
	private List<FolderList.Entry> offered = List.of();
	private CompletableFuture<?> asked = CompletableFuture.allOf();
	private Optional<Path> chosen = Optional.empty();

	/**
	 * @param begin    the folder to begin in; where it is not there, the nearest above it
	 * @param proposed the name that stands there first; may be empty
	 * @param patterns of the names that are offered first; none for all
	 */
	HostFileDialog(Shell parent, Host host, String title, Kind kind, Path begin, String proposed,
			List<String> patterns) {
		super(parent);
		this.host = host;
		this.title = title;
		this.kind = kind;
		this.begin = begin;
		this.proposed = proposed;
		this.patterns = List.copyOf(patterns);
		setShellStyle(getShellStyle() | SWT.RESIZE);
	}

	/** What was chosen; empty when nothing was. */
	Optional<Path> chosen() {
		return chosen;
	}

	@Override
	protected void configureShell(@Nullable Shell shell) {
		super.configureShell(shell);
		if (shell != null) {
			shell.setText(NLS.bind(Messages.Dialog_on, title, host.label()));
			WidgetIds.name(shell, "hostfiles");
		}
	}

	@Override
	protected Control createDialogArea(@Nullable Composite parent) {
		var area = new Composite(parent, SWT.NONE);
		ColorRole.SURFACE.fill(area);
		area.setBackgroundMode(SWT.INHERIT_DEFAULT);
		GridLayoutFactory.swtDefaults().numColumns(3).margins(14, 12).spacing(8, 7).applyTo(area);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
		var fields = new Fields(area, this::revise);
		fields.label(Messages.Dialog_folder);
		var path = fields.text("hostfiles.folder", 1);
		folder = path;
		path.addListener(SWT.DefaultSelection, _ -> typed());
		fields.button("hostfiles.up", Messages.Dialog_up, SWT.PUSH, 1,
				() -> list.map(FolderList::folder).map(Path::getParent).ifPresent(this::show));
		table = table(area);
		if (kind != Kind.FOLDER) {
			fields.label(Messages.Dialog_name);
			var line = fields.text("hostfiles.name", 2);
			line.addListener(SWT.DefaultSelection, _ -> okPressed());
			name = line;
		}
		if (!patterns.isEmpty()) {
			fields.label(Messages.Dialog_which);
			var combo = fields.combo("hostfiles.which", List.of(String.join(", ", patterns), Messages.Dialog_all), 1);
			combo.addListener(SWT.Selection, _ -> fill());
			which = combo;
		} else {
			fields.label("");
		}
		hidden = fields.button("hostfiles.hidden", Messages.Dialog_hidden, SWT.CHECK, patterns.isEmpty() ? 2 : 1,
				this::fill);
		complaint = new Complaint(area, "hostfiles.problem", 3, WIDTH);
		begin();
		return area;
	}

	private Table table(Composite area) {
		var rows = new Table(area, SWT.FULL_SELECTION | SWT.SINGLE | SWT.V_SCROLL | SWT.BORDER);
		rows.setHeaderVisible(true);
		FlatSelection.inCells(rows);
		ColorRole.TEXT.ink(rows);
		WidgetIds.name(rows, "hostfiles.table");
		column(rows, Messages.Dialog_name, SWT.LEFT, 370);
		column(rows, Messages.Dialog_size, SWT.RIGHT, 90);
		column(rows, Messages.Dialog_modified, SWT.LEFT, 140);
		GridDataFactory.fillDefaults().grab(true, true).span(3, 1).hint(WIDTH, HEIGHT).applyTo(rows);
		rows.addListener(SWT.Selection, _ -> picked().filter(entry -> !entry.status().isFolder())
				.ifPresent(entry -> name(entry.name())));
		rows.addListener(SWT.DefaultSelection, _ -> picked().ifPresent(entry -> {
			if (entry.status().isFolder()) {
				show(entry.path());
			} else {
				okPressed();
			}
		}));
		return rows;
	}

	private static void column(Table rows, String words, int style, int width) {
		var column = new TableColumn(rows, style);
		column.setText(words);
		column.setWidth(width);
	}

	@Override
	protected void createButtonsForButtonBar(@Nullable Composite parent) {
		WidgetIds.name(createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false),
				"hostfiles.cancel");
		WidgetIds.name(
				createButton(parent, IDialogConstants.OK_ID,
						kind == Kind.FRESH ? Messages.Dialog_save : Messages.Dialog_choose, false),
				"hostfiles.ok");
		revise();
	}

	private void begin() {
		name(proposed);
		say(NLS.bind(Messages.Dialog_reading, host.label()));
		follow(begin.equals(HostFileChooser.ANYWHERE)
				? host.startFolder(Optional.empty()).exceptionally(_ -> Path.of("/"))
				: nearest(begin), this::show);
	}

	private CompletableFuture<Path> nearest(Path path) {
		return host.files().status(path).thenCompose(
				told -> told.filter(FileStatus::isFolder).isEmpty() && path.getParent() instanceof Path above
						? nearest(above)
						: CompletableFuture.completedFuture(path));
	}

	/** What was asked last is the only thing that is still wanted. */
	private <T> void follow(CompletableFuture<T> answer, Consumer<T> then) {
		asked = answer;
		var modelThread = new ModelThread(Objects.requireNonNull(folder).getDisplay());
		answer.thenAcceptAsync(told -> {
			if (asked == answer && !Objects.requireNonNull(folder).isDisposed()) {
				then.accept(told);
			}
		}, modelThread);
	}

	private void show(Path next) {
		say(NLS.bind(Messages.Dialog_reading, host.label()));
		follow(FolderList.read(host.files(), next), read -> {
			if (read.isEmpty()) {
				say(NLS.bind(Messages.Dialog_noFolder, next, host.label()));
				return;
			}
			list = read;
			Objects.requireNonNull(folder).setText(next.toString());
			fill();
		});
	}

	/** Enter in the folder's field goes there. */
	private void typed() {
		path(folderText()).filter(Path::isAbsolute).map(Path::normalize).ifPresentOrElse(this::show,
				() -> say(NLS.bind(Messages.Dialog_noFolder, folderText(), host.label())));
	}

	private String folderText() {
		return Objects.requireNonNull(folder).getText().strip();
	}

	private static Optional<Path> path(String text) {
		try {
			return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
		} catch (InvalidPathException _) {
			return Optional.empty();
		}
	}

	private void fill() {
		var rows = Objects.requireNonNull(table);
		var pattern = which;
		var all = pattern == null || pattern.getSelectionIndex() > 0;
		offered = list.map(read -> read.offered(all ? List.of() : patterns, kind != Kind.FOLDER,
				Objects.requireNonNull(hidden).getSelection())).orElse(List.of());
		rows.setRedraw(false);
		rows.removeAll();
		offered.forEach(entry -> {
			var item = new TableItem(rows, SWT.NONE);
			var status = entry.status();
			item.setImage(0, icon(status).image());
			item.setText(new String[]{entry.name() + (status.isFolder() ? "/" : ""),
					status.isFile() ? size(status.size()) : "",
					status.exists() ? TIME.format(status.modified()) : ""});
		});
		rows.setRedraw(true);
		revise();
	}

	private static String size(long bytes) {
		var size = Quantity.bytes(bytes);
		return size.number() + " " + size.unit();
	}

	private static Icon icon(FileStatus status) {
		return switch (status.kind()) {
			case FOLDER -> Icon.FOLDER;
			case FILE -> Icon.FILE;
			case OTHER, NOTHING -> Icon.INFO;
		};
	}

	private Optional<FolderList.Entry> picked() {
		var index = Objects.requireNonNull(table).getSelectionIndex();
		return index >= 0 && index < offered.size() ? Optional.of(offered.get(index)) : Optional.empty();
	}

	private void name(String text) {
		var field = name;
		if (field != null) {
			field.setText(text);
		}
	}

	private void say(String text) {
		var said = complaint;
		if (said != null) {
			said.say(text);
		}
	}

	/** What would be chosen now. */
	private Optional<Path> wanted() {
		var field = name;
		var there = list.map(FolderList::folder);
		return field == null
				? picked().map(FolderList.Entry::path).or(() -> there)
				: path(field.getText().strip())
						.flatMap(typed -> there.map(folder -> folder.resolve(typed).normalize()));
	}

	private void revise() {
		var button = getButton(IDialogConstants.OK_ID);
		if (button != null) {
			button.setEnabled(wanted().isPresent());
			if (list.isPresent()) {
				say(wanted().isEmpty()
						? Messages.Dialog_noName
						: list.filter(FolderList::more).isPresent()
								? NLS.bind(Messages.Dialog_more, FolderList.MOST)
								: offered.isEmpty() ? Messages.Dialog_empty : "");
			}
		}
	}

	/** Whether it can be chosen is asked there: what was typed need not be in the list. */
	@Override
	protected void okPressed() {
		if (list.filter(read -> read.folder().toString().equals(folderText())).isEmpty()) {
			typed(); // what is chosen is in the folder that stands there
			return;
		}
		wanted().ifPresent(path -> follow(host.files().status(path), told -> {
			var problem = told.map(status -> problem(path, status)).orElse("");
			if (kind == Kind.FILE && told.filter(FileStatus::isFolder).isPresent()) {
				name("");
				show(path);
			} else if (problem.isEmpty()) {
				chosen = Optional.of(path);
				super.okPressed();
			} else {
				Objects.requireNonNull(complaint).edited();
				say(problem);
			}
		}));
	}

	private String problem(Path path, FileStatus status) {
		return switch (kind) {
			case FILE -> !status.exists()
					? NLS.bind(Messages.Dialog_notThere, path, host.label())
					: status.readable() ? "" : NLS.bind(Messages.Dialog_unreadable, path);
			case FOLDER -> status.isFolder() ? "" : NLS.bind(Messages.Dialog_noFolder, path, host.label());
			case FRESH -> status.exists() ? NLS.bind(Messages.Dialog_there, path) : "";
		};
	}
}
