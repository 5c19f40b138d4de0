package org.wheelhouse.ui.definition.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import org.wheelhouse.host.QemuOption;
import org.wheelhouse.ui.definition.source.Vocabulary.Term;

/** What could be written at a place of a definition. Pure. */
final class Completion {

	/** Options of which the whole value is a file. */
	private static final Set<String> FILE_OPTIONS = Set.of("hda", "hdb", "hdc", "hdd", "cdrom", "fda", "fdb", "pflash",
			"sd", "mtdblock", "kernel", "initrd", "bios", "dtb", "readconfig");
	private static final Set<String> FILE_KEYS = Set.of("file", "filename", "file.filename", "backing.file.filename",
			"path", "dir", "mem-path", "script", "downscript", "tls-creds", "logfile");
	/** Where the id of which kind of option is wanted. */
	private static final Map<String, Set<String>> REFERENCES = Map.ofEntries(Map.entry("netdev", Set.of("netdev")),
			Map.entry("chardev", Set.of("chardev")), Map.entry("drive", Set.of("drive", "blockdev")),
			Map.entry("file", Set.of("blockdev")), Map.entry("backing", Set.of("blockdev")),
			Map.entry("bus", Set.of("device")), Map.entry("memdev", Set.of("object")),
			Map.entry("memory-backend", Set.of("object")), Map.entry("iothread", Set.of("object")),
			Map.entry("rng", Set.of("object")), Map.entry("secret", Set.of("object")),
			Map.entry("key-secret", Set.of("object")), Map.entry("password-secret", Set.of("object")),
			Map.entry("audiodev", Set.of("audiodev")), Map.entry("tpmdev", Set.of("tpmdev")),
			Map.entry("pflash0", Set.of("blockdev")), Map.entry("pflash1", Set.of("blockdev")),
			Map.entry("fsdev", Set.of("fsdev")));

	private final Vocabulary vocabulary;
	private final List<QemuOption> options;
	private final Function<String, List<String>> files;

	/**
	 * @param options those of the definition, for their ids
	 * @param files   what is in a folder, as it is written before the last slash; names of folders end with a slash
	 */
	Completion(Vocabulary vocabulary, List<QemuOption> options, Function<String, List<String>> files) {
		this.vocabulary = vocabulary;
		this.options = options;
		this.files = files;
	}

	/** What could follow at an offset, what is most likely first. */
	List<Proposal> at(String text, int offset) {
		var place = SourcePlace.at(text, SourceScan.of(text), offset);
		var begun = text.substring(place.start(), Math.max(place.start(), offset));
		return switch (place.kind()) {
			case COMMENT -> List.of();
			case NAME -> names(text, place, begun, offset);
			case FIRST -> FILE_OPTIONS.contains(place.option())
					? files(place, begun, offset)
					: both(fitting(vocabulary.firsts(place.option()), begun, place.start(), place.end(), ""),
							keys(text, place, begun));
			case KEY -> keys(text, place, begun);
			case VALUE -> values(place, begun, offset);
		};
	}

	private List<Proposal> names(String text, SourcePlace place, String begun, int offset) {
		var dashed = place.start() > 0 && text.charAt(place.start() - 1) == '-';
		return vocabulary.options().stream().filter(term -> fits(term.text(), begun))
				.map(term -> new Proposal(place.start(), Math.max(offset, place.end()),
						(dashed ? "" : "-") + term.text() + " ", term.detail(), term.description()))
				.toList();
	}

	private List<Proposal> keys(String text, SourcePlace place, String begun) {
		var equals = text.startsWith("=", place.end()) ? "" : "=";
		return fitting(vocabulary.keys(place.option(), place.first()), begun, place.start(), place.end(), equals);
	}

	private List<Proposal> values(SourcePlace place, String begun, int offset) {
		var ids = ids(place.key()).filter(id -> fits(id, begun))
				.map(id -> new Proposal(place.start(), place.end(), id, "", "")).toList();
		var known = fitting(vocabulary.values(place.option(), place.first(), place.key()), begun, place.start(),
				place.end(), "");
		return FILE_KEYS.contains(place.key()) ? both(both(ids, known), files(place, begun, offset)) : both(ids, known);
	}

	private Stream<String> ids(String key) {
		var kinds = REFERENCES.getOrDefault(key, Set.of());
		return options.stream().filter(option -> kinds.contains(option.name()))
				.flatMap(option -> option.value().stream()).flatMap(Completion::id).distinct();
	}

	private static Stream<String> id(String value) {
		return Stream.of(value.split("(?<!,),(?!,)"))
				.filter(part -> part.startsWith("id=") || part.startsWith("node-name="))
				.map(part -> part.substring(part.indexOf('=') + 1)).filter(id -> !id.isEmpty());
	}

	private List<Proposal> files(SourcePlace place, String begun, int offset) {
		var slash = begun.lastIndexOf('/') + 1;
		var folder = begun.substring(0, slash);
		var name = begun.substring(slash);
		return files.apply(folder).stream().filter(file -> file.startsWith(name))
				.map(file -> new Proposal(place.start() + slash, Math.max(offset, place.end()), file, "", "")).toList();
	}

	private static List<Proposal> fitting(List<Term> terms, String begun, int start, int end, String behind) {
		return terms.stream().filter(term -> fits(term.text(), begun))
				.map(term -> new Proposal(start, end, term.text() + behind, term.detail(), term.description()))
				.toList();
	}

	private static boolean fits(String text, String begun) {
		return text.toLowerCase(Locale.ROOT).startsWith(begun.toLowerCase(Locale.ROOT));
	}

	private static List<Proposal> both(List<Proposal> some, List<Proposal> more) {
		var all = new ArrayList<>(some);
		all.addAll(more);
		return all;
	}
}
