package org.wheelhouse.faulttest;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

import org.wheelhouse.core.failure.Fault;

/** What differs from run to run, and what stands for it in the file. */
final class Places {

	private static final Comparator<String> LONGEST_FIRST = Comparator.comparing(String::length).reversed();
	/** What the host adds to each command line. */
	private static final String ADDED = "( -vnc unix:\\S*/vnc\\.sock)?( -serial unix:\\S*/serial\\.sock\\S*)?"
			+ " -chardev socket,id=wheelhouse0,.*wheelhouse1,mode=control";

	private final Map<String, String> named = new LinkedHashMap<>();

	/** Lets a name stand for a text from now on. */
	Places name(Object text, String name) {
		named.put(text.toString(), name);
		return this;
	}

	Fault plain(Fault fault) {
		return new Fault(plain(fault.what()), plain(fault.command()), plain(fault.words()),
				fault.undone().stream().map(this::plain).toList(), plain(fault.advice()));
	}

	private String plain(String said) {
		String plain = said;
		for (String text : named.keySet().stream().sorted(LONGEST_FIRST).toList()) {
			plain = plain.replace(text, named.get(text));
		}
		return plain.replaceAll(ADDED, " …").replaceAll("/wheelhouse/[0-9a-f]{8}/", "/wheelhouse/ID/")
				.replaceAll("\\.wheelhouse-[0-9a-f]{8}\\.part", ".wheelhouse-ID.part")
				.replaceAll("\\b\\d\\d:\\d\\d:\\d\\d\\b", "TIME")
				.replaceAll("\\b([Pp])rocess \\d+", "$1rocess PID").replaceAll("#block\\d+", "#blockN");
	}
}
