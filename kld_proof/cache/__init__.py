"""What was found in a document the last time, kept between runs of the command.

A page that has not changed is not read and not searched again; in one that has, the steps whose claims are
the same.  A verdict "proved" that is recalled is worth what a new one is: the kernel judges its certificate
again, in this run, and where it does not accept it the step is searched anew.  The other verdicts hold for
the package that came to them, and any change in its files makes all results old.
"""
